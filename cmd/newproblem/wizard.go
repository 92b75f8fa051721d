package main

import (
	"context"

	"newproblem/scaffold"
)

func (m *maker) ask(ctx context.Context, p *scaffold.Problem) error { return errInterrupted }

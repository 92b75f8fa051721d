//go:build !windows

package main

import (
	"testing"

	expect "github.com/Netflix/go-expect"
	"github.com/hinshun/vt10x"
)

func TestX(t *testing.T) { _, _ = expect.NewConsole(); _ = vt10x.New() }

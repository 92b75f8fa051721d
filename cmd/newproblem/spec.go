package main

import (
	"github.com/spf13/cobra"

	"newproblem/scaffold"
)

// specHeader stands above the example spec.
const specHeader = `# A complete spec for newproblem: every field there is, with an example.
# Only the title is required. What you leave out keeps the template's
# placeholder. Make the problem with: newproblem --from THIS-FILE

`

// newSpecCommand is "newproblem spec": the example spec, and its schema.
func newSpecCommand(w *world) *cobra.Command {
	var asSchema bool
	cmd := &cobra.Command{
		Use: "spec", Short: "Print a complete, commented example spec",
		Long: `Print a complete, commented example spec, to change and feed back with --from.
With --schema, print the JSON Schema instead, with which editors complete and
check a spec while you type.`,
		Example: `  newproblem spec > url-shortener.yaml
  newproblem --from url-shortener.yaml
  newproblem spec --schema > spec.schema.json`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			out, err := printSpec(asSchema)
			if err != nil {
				return err
			}
			_, err = w.stdout.Write(out)
			return err
		},
	}
	cmd.Flags().BoolVar(&asSchema, "schema", false, "print the JSON Schema of a spec")
	return cmd
}

func printSpec(asSchema bool) ([]byte, error) {
	if asSchema {
		return scaffold.SpecSchema()
	}
	spec, err := scaffold.WriteSpec(scaffold.Example(), true)
	return append([]byte(specHeader), spec...), err
}

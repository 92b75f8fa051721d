package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"newproblem/scaffold"
	"newproblem/scaffold/bank"
	"newproblem/scaffold/source"
	"newproblem/scaffold/spec"
)

// useSettings takes from the settings of the bank what no flag says.
func (o *options) useSettings() error {
	s, err := bank.FindSettings(".")
	if err != nil {
		return err
	}
	o.settings = s
	if s.Output != "" && !o.given("output") {
		o.output = s.Path(s.Output)
	}
	if !o.given("template") {
		o.template = settingsTemplate(s)
	}
	return nil
}

// settingsTemplate is the template that settings name, or the usual one.
func settingsTemplate(s *bank.Settings) string {
	if s.Template == "" || s.Template == scaffold.BuiltinName {
		return scaffold.BuiltinName
	}
	return s.Path(s.Template)
}

// warnOfTags tells of tags that the bank's settings do not have, or call by
// another name.
func (m *maker) warnOfTags(problems []*spec.Problem) {
	if m.settings.Tags == nil {
		return
	}
	vocabulary := bank.NewVocabulary(m.settings, nil)
	told := map[string]bool{}
	for _, p := range problems {
		v, _ := p.Get("tags")
		for _, tag := range v.Items {
			if _, odd := vocabulary.Meant(tag.Text); odd != "" && !told[tag.Text] {
				told[tag.Text] = true
				fmt.Fprintf(m.stderr, "newproblem: warning: %s\n", &source.Fault{At: tag.At, What: odd})
			}
		}
	}
}

// slug is what the file of a problem is named after: what the problem says, or
// its title.
func slug(p *spec.Problem) string {
	if v, ok := p.Get("slug"); ok {
		return v.Text
	}
	return spec.Slug(p.Title())
}

// nameFiles gives the jobs the names of their files in the output folder.
func (m *maker) nameFiles(jobs []job) error {
	if isFile(m.output) {
		for i := range jobs {
			jobs[i].name = filepath.Base(m.output)
		}
		return nil
	}
	names, err := m.names()
	if err != nil {
		return err
	}
	for i := range jobs {
		if jobs[i].name, err = names.Name(slug(jobs[i].problem)); err != nil {
			return err
		}
	}
	return nil
}

// fileName is the name of the file of one problem in the output folder.
func (m *maker) fileName(p *spec.Problem) (string, error) {
	jobs := []job{{problem: p}}
	err := m.nameFiles(jobs)
	return jobs[0].name, err
}

// names knows the names of the files in the output folder, as far as they
// matter for those of others.
func (m *maker) names() (*bank.Names, error) {
	pattern := m.settings.FileName
	if pattern == nil {
		return (*bank.NamePattern)(nil).NewNames(nil), nil
	}
	entries, err := os.ReadDir(m.folder())
	if err != nil && !os.IsNotExist(err) {
		return nil, fmt.Errorf("looking for the next number: %w", err)
	}
	var there []string
	for _, e := range entries {
		there = append(there, e.Name())
	}
	return pattern.NewNames(there), nil
}

// templateFlag gives a command the flag --template.
func templateFlag(cmd *cobra.Command, name *string) {
	cmd.Flags().StringVar(name, "template", "", "a template's `name`, or a file with a template of your own (default: that of the settings, or problem)")
	_ = cmd.RegisterFlagCompletionFunc("template", completeTemplates) // fails only for a flag that is not there
}

// templateName is the template that a command with the flag --template works
// with: the one that is given, or the bank's.
func templateName(cmd *cobra.Command, given string) (string, error) {
	if cmd.Flags().Changed("template") {
		return given, nil
	}
	s, err := bank.FindSettings(".")
	if err != nil {
		return "", err
	}
	return settingsTemplate(s), nil
}

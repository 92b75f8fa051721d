package spec

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Schema gives the JSON Schema (draft 2020-12) of a spec, made from the table of
// fields. Editors use it to complete and check a spec as it is typed; the last
// word is Validate's.
func (t *Table) Schema() ([]byte, error) {
	top := &schema{
		Schema: "https://json-schema.org/draft/2020-12/schema",
		Title:  "newproblem spec", Description: "What an author says about a system-design interview problem.",
		Type: "object", Required: []string{"title"},
	}
	top.close()
	for i := range t.fields {
		top.insert(t.fields[i].Path, t.fields[i].schema())
	}
	out, err := json.MarshalIndent(top, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encoding the JSON Schema: %w", err)
	}
	return append(out, '\n'), nil
}

// A schema is the part of JSON Schema that a spec needs.
type schema struct {
	Schema      string     `json:"$schema,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Type        any        `json:"type,omitempty"`
	Examples    []any      `json:"examples,omitempty"`
	Enum        []string   `json:"enum,omitempty"`
	Pattern     string     `json:"pattern,omitempty"`
	Format      string     `json:"format,omitempty"`
	MinLength   int        `json:"minLength,omitempty"`
	Minimum     int        `json:"minimum,omitempty"`
	Maximum     int        `json:"maximum,omitempty"`
	MinItems    int        `json:"minItems,omitempty"`
	Items       *schema    `json:"items,omitempty"`
	AnyOf       []*schema  `json:"anyOf,omitempty"`
	Required    []string   `json:"required,omitempty"`
	Properties  properties `json:"properties,omitempty"`
	Additional  *bool      `json:"additionalProperties,omitempty"`
}

// properties keep the order of the table.
type properties []property

type property struct {
	name   string
	schema *schema
}

// MarshalJSON writes the properties as an object, in their order.
func (ps properties) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	b.WriteByte('{')
	for i, p := range ps {
		if i > 0 {
			b.WriteByte(',')
		}
		value, err := json.Marshal(p.schema)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q:%s", p.name, value)
	}
	b.WriteByte('}')
	return []byte(b.String()), nil
}

// close refuses keys that are not listed.
func (s *schema) close() *schema {
	no := false
	s.Additional = &no
	return s
}

func (s *schema) insert(path string, value *schema) {
	name, rest, found := strings.Cut(path, ".")
	if !found {
		s.Properties = append(s.Properties, property{name, value})
		return
	}
	if n := len(s.Properties); n == 0 || s.Properties[n-1].name != name {
		s.Properties = append(s.Properties, property{name, (&schema{Type: "object"}).close()})
	}
	s.Properties[len(s.Properties)-1].schema.insert(rest, value)
}

// schema describes what the field takes.
func (f *Field) schema() *schema {
	if f.Many {
		one := *f
		one.Many = false
		item := one.schema()
		item.Description = ""
		return &schema{Description: f.Help, Type: "array", MinItems: 1, Items: item}
	}
	if f.IsObject() {
		object := (&schema{Type: "object"}).close()
		if f.Short == f.Keys[0].Path {
			object.Required = []string{f.Short}
		}
		for i := range f.Keys {
			object.Properties = append(object.Properties, property{f.Keys[i].Path, f.Keys[i].schema()})
		}
		short := f.Key(f.Short).schema()
		short.Description = ""
		return &schema{Description: f.Help, AnyOf: []*schema{short, object}}
	}
	s := f.textSchema()
	s.Description = f.Help
	return s
}

func (f *Field) textSchema() *schema {
	scalar := []string{"string", "number", "boolean"} // YAML's 1.0, yes and 2026 are text here
	switch f.Kind {
	case Label:
		return &schema{Type: scalar, MinLength: 1, Pattern: "^[^,]*$"}
	case Choice:
		return &schema{Type: "string", Enum: f.Options}
	case Number, Stars:
		return &schema{Type: "integer", Minimum: f.Min, Maximum: f.Max}
	case Date:
		return &schema{Type: "string", Format: "date", Pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
	case FileName:
		return &schema{Type: scalar, MinLength: 1, Pattern: "^[a-z0-9]+(-+[a-z0-9]+)*$"}
	case Code, Block, Link:
		return &schema{Type: "string", MinLength: 1}
	}
	return &schema{Type: scalar, MinLength: 1}
}

"""The facts of the demo company: what it sells, who works there, who comes, in what car."""

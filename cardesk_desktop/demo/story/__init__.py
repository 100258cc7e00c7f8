"""Four weeks at the demo company, told through the operations that its staff would use."""

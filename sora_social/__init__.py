"""Wiring: settings, routes, servers and the embedded default. Holds no rules."""

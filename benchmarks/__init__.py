"""Measurements and whole-portal checks: run by hand or by the Makefile, used by tests, never installed."""

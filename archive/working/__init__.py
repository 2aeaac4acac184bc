"""Where pieces of work are done: in this process, in several, on other machines."""

"""Drop boxes on real servers, each started on a loopback port and ended by its process id."""

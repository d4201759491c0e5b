"""`python -m cleancms`."""

from cleancms.cli import main

if __name__ == "__main__":
    main(prog_name="cleancms")

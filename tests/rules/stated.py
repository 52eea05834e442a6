"""What `santei estimate` states of one measure, as the tables of cases beside this file are compared with it."""

import json
import subprocess


def stated(santei, measure, *given):
    """The verdict and the ends of the stated amount, ("no", None, None) where it is none; what was said on stderr where it is refused."""
    done = subprocess.run([santei, "estimate", measure, *given, "--json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return done.stderr
    (answer,) = json.loads(done.stdout)
    return answer["eligibility"]["verdict"], answer["amount"]["stated_low"], answer["amount"]["stated_high"]

"""Who somebody is: members, sign-in, devices, age."""

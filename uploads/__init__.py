"""The one door for files from outside: resumable uploads (tus 1.0), looked at before anybody may use them."""

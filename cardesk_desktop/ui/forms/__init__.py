"""Parts of forms about the company and its register, used by the set-up and by the settings alike."""

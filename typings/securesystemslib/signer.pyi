from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

class Signature:
    keyid: str
    signature: str

class Key:
    keyid: str

class SSlibKey(Key): ...
class Signer: ...

class CryptoSigner(Signer):
    public_key: SSlibKey
    def __init__(self, private_key: Ed25519PrivateKey) -> None: ...

package io.ringfence.reporting.evidence;

/**
 * Signs with Ed25519. A file holds the key in the demo; a token or a key service can stand behind
 * this elsewhere, the private key never leaving it.
 */
public interface Signer {
  /** Identifier of the key: the first 16 digits of the SHA-256 over its public half. */
  String keyId();

  /**
   * Signs a message.
   *
   * @return 64 bytes
   * @throws IllegalStateException when the key may not sign, or cannot
   */
  byte[] sign(byte[] message);
}

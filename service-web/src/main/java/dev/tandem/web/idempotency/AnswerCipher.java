package dev.tandem.web.idempotency;

/**
 * Encrypts the answers that are kept for replay. A service whose answers show a secret once defines one as
 * a bean, so that the secret is not readable in the database meanwhile.
 */
public interface AnswerCipher {

  /** Keeps answers as they are: what a service answers is in its own tables anyway. */
  AnswerCipher NONE = new AnswerCipher() {
    @Override
    public byte[] encrypt(byte[] fingerprint, byte[] body) {
      return body;
    }

    @Override
    public byte[] decrypt(byte[] fingerprint, byte[] encrypted) {
      return encrypted;
    }
  };

  /** What to keep of {@code body}, which answers the request with {@code fingerprint}. */
  byte[] encrypt(byte[] fingerprint, byte[] body);

  /** The body of which {@link #encrypt} made {@code encrypted} for the same request. */
  byte[] decrypt(byte[] fingerprint, byte[] encrypted);
}

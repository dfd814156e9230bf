package dev.tandem.notification.link;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

import dev.tandem.web.secret.SharedSecrets;

/**
 * Links that work without a login, because they are signed for one message, one recipient and one
 * purpose. They are valid for as long as their key is kept.
 */
public final class Links {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final URI url;
  private final SharedSecrets secrets;

  public Links(URI url, SharedSecrets secrets) {
    this.url = url;
    this.secrets = secrets;
  }

  /** What a link is for. */
  public enum Purpose {
    READ("/messages/"),
    UNSUBSCRIBE("/unsubscribe/");

    private final String path;

    Purpose(String path) {
      this.path = path;
    }
  }

  /**
   * A message to a recipient.
   *
   * @param subject what it is about: the step of a journey ({@code jrn_…/<step>})
   */
  public record Told(String subject, String recipientId) {

    private String text() {
      return subject + '\n' + recipientId;
    }
  }

  /** The address of the link. */
  public String of(Purpose purpose, Told told) {
    byte[] signature = secrets.macs(purpose.path, told.text()).getFirst();
    byte[] text = told.text().getBytes(StandardCharsets.UTF_8);
    return url.resolve(
            purpose.path + ENCODER.encodeToString(text) + '.' + ENCODER.encodeToString(signature))
        .toString();
  }

  /** What the last part of a link says; empty if we have not signed it for this purpose. */
  Optional<Told> read(Purpose purpose, String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
      String text = new String(
          Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      return secrets.macs(purpose.path, text).stream()
              .anyMatch(mac -> MessageDigest.isEqual(mac, signature))
          ? Optional.of(told(text))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Told told(String text) {
    int line = text.indexOf('\n');
    return new Told(text.substring(0, line), text.substring(line + 1));
  }
}

package dev.tandem.localstack.http;

import java.util.Locale;

/**
 * Whom a request speaks for.
 *
 * @param sub the person or machine
 */
public record Caller(String sub, Role role) {

  /** Acts on what goes wrong, and sees everything. */
  public static final Caller OPERATOR = new Caller("olga", Role.OPERATOR);

  /** Decides what others have proposed. */
  public static final Caller APPROVER = new Caller("anna", Role.APPROVER);

  /** Sees everything and changes nothing. */
  public static final Caller AUDITOR = new Caller("aude", Role.AUDITOR);

  /** The suite's own machinery: moves the clock. */
  public static final Caller MACHINE = new Caller("local-stack", Role.SERVICE);

  /** An investor, who is the owner of their wallets. */
  public static Caller investor(String ownerId) {
    return new Caller(ownerId, Role.INVESTOR);
  }

  /** What a token lets its bearer be. */
  public enum Role {
    INVESTOR,
    OPERATOR,
    APPROVER,
    AUDITOR,
    SERVICE;

    /** The word tokens and command lines have for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

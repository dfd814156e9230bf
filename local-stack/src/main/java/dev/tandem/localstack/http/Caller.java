package dev.tandem.localstack.http;

import java.util.Locale;

/**
 * The person or machine that a request comes from.
 *
 * @param sub the subject of the token
 */
public record Caller(String sub, Role role) {

  /** An operator: acts on failures, and sees everything. */
  public static final Caller OPERATOR = new Caller("olga", Role.OPERATOR);

  /** An approver: decides on proposals of others. */
  public static final Caller APPROVER = new Caller("anna", Role.APPROVER);

  /** An auditor: sees everything and changes nothing. */
  public static final Caller AUDITOR = new Caller("aude", Role.AUDITOR);

  /** The suite itself: moves the clock. */
  public static final Caller MACHINE = new Caller("local-stack", Role.SERVICE);

  /** An investor, who owns their wallets. */
  public static Caller investor(String ownerId) {
    return new Caller(ownerId, Role.INVESTOR);
  }

  /** The role that a token gives its bearer. */
  public enum Role {
    INVESTOR,
    OPERATOR,
    APPROVER,
    AUDITOR,
    SERVICE;

    /** The role's name in tokens and on command lines. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package dev.tandem.identity;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The role that a token gives its bearer. */
enum Role {
  @JsonProperty("investor")
  INVESTOR,
  @JsonProperty("operator")
  OPERATOR,
  @JsonProperty("approver")
  APPROVER,
  @JsonProperty("auditor")
  AUDITOR,
  @JsonProperty("service")
  SERVICE;

  /** The role's name in the claim {@code roles}. */
  String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}

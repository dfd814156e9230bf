package dev.tandem.identity;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a token lets its bearer be. */
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

  /** The word in the claim {@code roles}. */
  String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}

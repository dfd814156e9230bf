package dev.tandem.risk.assessment;

import java.util.List;

import dev.tandem.contract.risk.RiskReason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reasons as they are stored: a JSON array. */
public final class JsonReasons {

  private static final JsonMapper JSON = new JsonMapper();

  private JsonReasons() {}

  public static String write(List<RiskReason> reasons) {
    return JSON.writeValueAsString(reasons);
  }

  public static List<RiskReason> read(String json) {
    return JSON.readValue(json, new TypeReference<>() {});
  }
}

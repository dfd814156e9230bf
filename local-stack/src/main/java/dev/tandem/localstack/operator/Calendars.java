package dev.tandem.localstack.operator;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.suite.Service;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The holidays by which orders are dated and payouts settled; each service has its own copy. */
public final class Calendars {

  private static final List<Service> KEEPERS = List.of(Service.FUND_PURCHASE, Service.LEDGER);

  private final Installation suite;

  public Calendars(Installation suite) {
    this.suite = suite;
  }

  /** The holidays that each service knows, and until when it knows them. */
  public String list() throws IOException {
    List<String> lines = new ArrayList<>();
    @Nullable JsonNode shown = null;
    for (Service service : KEEPERS) {
      JsonNode calendar = suite.got(url(service));
      JsonNode days = calendar.path("days");
      lines.add("%s: version %s, known until %s, %s holidays%s"
          .formatted(
              service.module(),
              calendar.path("version").asInt(),
              calendar.path("knownUntil").asString(""),
              days.size(),
              shown == null || shown.equals(days) ? "" : ", OTHERS than above"));
      if (!days.equals(shown)) {
        days.forEach(it -> lines.add(
            "  %s  %s".formatted(it.path("day").asString(""), it.path("name").asString(""))));
      }
      shown = days;
    }
    return String.join("\n", lines);
  }

  /** Closes the market on {@code days}; several have commas between them. */
  public String close(String days, String reason, @Nullable LocalDate knownUntil)
      throws IOException {
    return change("closed", days, reason, knownUntil);
  }

  /** Opens the market on days that were holidays. */
  public String open(String days, String reason) throws IOException {
    return change("opened", days, reason, null);
  }

  /**
   * Adds the holidays in {@code lines}, each a day and its name, with a space between them. Nothing
   * is changed if a line is no holiday.
   *
   * @param knownUntil the last day of which it is known now whether it is a holiday
   */
  public String add(List<String> lines, @Nullable LocalDate knownUntil) throws IOException {
    Map<String, List<String>> daysByName = new LinkedHashMap<>();
    for (String line : lines) {
      String holiday = line.strip();
      if (!holiday.isEmpty() && !holiday.startsWith("#")) {
        String[] parts = holiday.split("\\s+", 2);
        daysByName.computeIfAbsent(nameIn(parts), _ -> new ArrayList<>()).add(parts[0]);
      }
    }
    if (daysByName.isEmpty()) {
      throw new IOException("The file has no holiday");
    }
    String answer = "";
    int left = daysByName.size();
    for (var holiday : daysByName.entrySet()) {
      left--;
      String days = String.join(",", holiday.getValue());
      // Only once all are there, whatever fails before.
      answer = change("closed", days, holiday.getKey(), left == 0 ? knownUntil : null);
    }
    return answer;
  }

  private static String nameIn(String[] parts) throws IOException {
    try {
      LocalDate.parse(parts[0]);
    } catch (DateTimeParseException e) {
      throw new IOException("A line begins with a day such as 2027-02-08, not " + parts[0], e);
    }
    if (parts.length < 2) {
      throw new IOException("After %s its name is missing".formatted(parts[0]));
    }
    return parts[1];
  }

  private String change(String field, String days, String reason, @Nullable LocalDate knownUntil)
      throws IOException {
    Map<String, Object> change = new LinkedHashMap<>(Map.of(field, days, "reason", reason));
    if (knownUntil != null) {
      change.put("knownUntil", knownUntil.toString());
    }
    List<String> lines = new ArrayList<>();
    for (Service service : KEEPERS) {
      String url = url(service);
      JsonNode now = Installation.successful(url, suite.http().post(url, change, Map.of()));
      lines.add("%s: version %s, known until %s"
          .formatted(
              service.module(),
              now.path("version").asInt(),
              now.path("knownUntil").asString("")));
    }
    return String.join("\n", lines);
  }

  private String url(Service service) {
    return suite.actuator(service) + "/tradingcalendar";
  }
}

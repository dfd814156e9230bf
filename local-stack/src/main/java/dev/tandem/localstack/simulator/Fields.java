package dev.tandem.localstack.simulator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

import dev.tandem.localstack.http.JsonServer.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads and checks the fields of requests to the simulators. */
public final class Fields {

  // What journals and statements can hold without quoting.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

  private Fields() {}

  /** Checks a reference or a code. */
  public static String plain(String field, @Nullable String value) {
    if (value == null || !PLAIN.matcher(value).matches()) {
      throw malformed(field + " must be 1 to 100 letters, digits or _ . : -");
    }
    return value;
  }

  public static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw malformed("The date must look like 2026-01-31");
    }
  }

  public static Refusal malformed(String detail) {
    return new Refusal(400, "malformed", detail);
  }
}

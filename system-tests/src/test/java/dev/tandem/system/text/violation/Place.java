package dev.tandem.system.text.violation;

import java.time.LocalDate;
import java.time.ZoneId;

/** Depends on the machine's language, charset and zone, on purpose. */
@SuppressWarnings({"StringCaseLocaleUsage", "DefaultCharset", "JavaTimeDefaultTimeZone"})
final class Place {

  private Place() {}

  static byte[] text(String name) {
    return (name.toLowerCase() + ZoneId.systemDefault() + LocalDate.now()).getBytes();
  }
}

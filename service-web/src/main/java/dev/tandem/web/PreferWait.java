package dev.tandem.web;

import java.time.Duration;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

/**
 * The time that a caller is willing to wait for an outcome: declare it as a controller's parameter.
 * It is read from {@code Prefer: wait=N}; more than {@link #MAX} is {@link #MAX}, and a malformed
 * preference is none.
 *
 * @param atMost the time to wait; zero if the caller does not want to
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240, section 4.3</a>
 */
public record PreferWait(Duration atMost) {

  /** The longest wait. */
  public static final Duration MAX = Duration.ofSeconds(30);

  public static final PreferWait NONE = new PreferWait(Duration.ZERO);

  private static final Pattern SECONDS = Pattern.compile("\"?([0-9]{1,9})\"?");

  /** Whether the caller asked to wait. */
  public boolean isRequested() {
    return !atMost.isZero();
  }

  /** Tells the caller that the preference was honoured: {@code Preference-Applied}. */
  public void applied(HttpHeaders headers) {
    if (isRequested()) {
      headers.set("Preference-Applied", "wait=" + atMost.toSeconds());
      headers.add(HttpHeaders.VARY, "Prefer");
    }
  }

  static PreferWait of(Enumeration<String> headers) {
    for (Iterator<String> values = headers.asIterator(); values.hasNext(); ) {
      for (var preference : values.next().split(",", -1)) {
        // Parameters after a semicolon mean nothing to wait.
        var nameAndValue = preference.split(";", 2)[0].split("=", 2);
        if (nameAndValue[0].strip().toLowerCase(Locale.ROOT).equals("wait")) {
          // The first one counts: RFC 7240, section 2.
          return nameAndValue.length == 2 ? parse(nameAndValue[1].strip()) : NONE;
        }
      }
    }
    return NONE;
  }

  private static PreferWait parse(String value) {
    var seconds = SECONDS.matcher(value);
    if (!seconds.matches()) {
      return NONE;
    }
    var asked = Duration.ofSeconds(Long.parseLong(seconds.group(1)));
    return new PreferWait(asked.compareTo(MAX) > 0 ? MAX : asked);
  }
}

package dev.tandem.console.failed;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Failed messages as comma-separated values (RFC 4180). */
final class LettersCsv {

  private static final String HEADER =
      "service,group,event,subject,error,message,attempts,first seen,last seen,id\r\n";

  private LettersCsv() {}

  static String of(List<FailedLetter> letters) {
    return letters.stream()
        .map(it -> Stream.of(
                it.service().title(),
                it.group(),
                it.name(),
                it.subject(),
                it.errorClass(),
                it.error(),
                Integer.toString(it.attempts()),
                it.firstSeen().toString(),
                it.lastSeen().toString(),
                it.id())
            .map(LettersCsv::cell)
            .collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining("", HEADER, ""));
  }

  // A cell that begins like a formula is run by spreadsheets.
  private static String cell(String value) {
    String harmless =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}

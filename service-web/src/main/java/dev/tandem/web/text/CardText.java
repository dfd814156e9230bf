package dev.tandem.web.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.web.limit.BufferedBody;
import dev.tandem.web.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.UriUtils;

/** Finds the place of a card number in a request with storable text; never shows the number. */
final class CardText {

  private static final String DETAIL = "Looks like a payment card number";
  private static final Pattern REFERENCE = Pattern.compile("&#0*(x0*[0-9A-Fa-f]{1,6}|[0-9]{1,7});");

  private CardText() {}

  static Optional<Violation> in(HttpServletRequest request) {
    if (CardNumbers.isIn(UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8))) {
      return Optional.of(Violation.of("path", DETAIL));
    }
    String query = request.getQueryString();
    if (query != null && CardNumbers.isIn(URLDecoder.decode(query, StandardCharsets.UTF_8))) {
      return Optional.of(Violation.of("query", DETAIL));
    }
    return Optional.empty();
  }

  /** In a body of text that is not JSON. Character references of XML stand for their characters. */
  static Optional<Violation> inText(HttpServletRequest request) {
    byte[] body = BufferedBody.of(request);
    if (!CardNumbers.mayBeIn(body)) {
      return Optional.empty();
    }
    String text = REFERENCE
        .matcher(new String(body, StandardCharsets.UTF_8))
        .replaceAll(it -> Matcher.quoteReplacement(character(it)));
    return CardNumbers.isIn(text) ? Optional.of(Violation.at("", DETAIL)) : Optional.empty();
  }

  private static String character(MatchResult reference) {
    String number = reference.group(1);
    int codePoint = number.startsWith("x")
        ? Integer.parseInt(number.substring(1), 16)
        : Integer.parseInt(number);
    return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : " ";
  }

  static Optional<Violation> inJson(HttpServletRequest request) {
    byte[] body = BufferedBody.of(request);
    return CardNumbers.mayBeIn(body)
        ? JsonText.first(body, CardNumbers::isIn).map(pointer -> Violation.at(pointer, DETAIL))
        : Optional.empty();
  }
}

package dev.tandem.web.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.tandem.web.limit.BufferedBody;
import dev.tandem.web.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.UriUtils;

/** Finds the place of a card number in a request with storable text; never shows the number. */
final class CardText {

  private static final String DETAIL = "Looks like a payment card number";

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

  static Optional<Violation> inJson(HttpServletRequest request) {
    byte[] body = BufferedBody.of(request);
    return CardNumbers.mayBeIn(body)
        ? JsonText.first(body, CardNumbers::isIn).map(pointer -> Violation.at(pointer, DETAIL))
        : Optional.empty();
  }
}

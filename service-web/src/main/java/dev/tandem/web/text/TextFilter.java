package dev.tandem.web.text;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.tandem.web.limit.BufferedBody;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.problem.ProblemWriter;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.problem.Violation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests with text that the database could not hold or must not hold, in the path, the
 * query or the body, before anything reads them. A body too large for the memory is looked at by
 * whoever reads it. Headers need no look: Tomcat reads them as
 * Latin-1 and refuses control characters.
 */
class TextFilter extends OncePerRequestFilter {

  private static final String DETAIL = "Must be Unicode text without NUL and lone surrogates";

  private final ProblemWriter problems;

  TextFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var refusal = refusal(request);
    if (refusal.isPresent()) {
      problems.write(request, response, refusal.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  private static Optional<ProblemException> refusal(HttpServletRequest request) {
    return notStorable(request)
        .map(violation -> problem(Problems.INVALID_REQUEST, violation))
        .or(() -> card(request).map(violation -> problem(Problems.CARD_NUMBER_REFUSED, violation)));
  }

  private static Optional<Violation> card(HttpServletRequest request) {
    return CardText.in(request)
        .or(() ->
            isJson(request.getContentType()) ? CardText.inJson(request) : CardText.inText(request));
  }

  private static Optional<Violation> notStorable(HttpServletRequest request) {
    if (!StorableText.isStorableWhenDecoded(request.getRequestURI())) {
      return Optional.of(Violation.of("path", DETAIL));
    }
    return inQuery(request.getQueryString()).or(() -> inBody(request));
  }

  private static Optional<Violation> inQuery(@Nullable String query) {
    if (query == null || StorableText.isStorableWhenDecoded(query)) {
      return Optional.empty();
    }
    for (var parameter : query.split("&", -1)) {
      var name = parameter.split("=", 2)[0];
      if (!StorableText.isStorableWhenDecoded(parameter)) {
        return Optional.of(
            Violation.of(StorableText.isStorableWhenDecoded(name) ? name : "query", DETAIL));
      }
    }
    return Optional.of(Violation.of("query", DETAIL));
  }

  private static Optional<Violation> inBody(HttpServletRequest request) {
    var body = BufferedBody.of(request);
    if (body.length == 0 || !isJson(request.getContentType())) {
      return Optional.empty();
    }
    return StorableText.isStorable(body)
        ? JsonText.firstNotStorable(body).map(pointer -> Violation.at(pointer, DETAIL))
        : Optional.of(Violation.at("", "Must be UTF-8 without NUL"));
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json");
  }

  private static ProblemException problem(ProblemType type, Violation violation) {
    var where = violation.pointer() != null ? violation.pointer() : violation.parameter();
    return new ProblemException(type, where + ": " + violation.detail(), List.of(violation));
  }
}

package dev.tandem.web.problem;

import java.util.ArrayList;
import java.util.List;

import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Collects the errors in a request and makes the problem that lists them. */
final class Violations {

  private static final String AMOUNT = "/amountMinor";

  private Violations() {}

  /** The problem that lists {@code violations}. */
  static ProblemException problem(List<Violation> violations) {
    var onlyAmounts = !violations.isEmpty()
        && violations.stream().allMatch(v -> v.pointer() != null && v.pointer().endsWith(AMOUNT));
    var type = onlyAmounts ? Problems.INVALID_AMOUNT : Problems.INVALID_REQUEST;
    var detail = violations.size() == 1
        ? describe(violations.getFirst())
        : "%s things are wrong, see errors".formatted(violations.size());
    return new ProblemException(type, detail, violations);
  }

  static List<Violation> of(Errors errors) {
    return errors.getAllErrors().stream()
        .map(error -> Violation.at(
            error instanceof FieldError field ? pointer(field.getField()) : "",
            String.valueOf(error.getDefaultMessage())))
        .toList();
  }

  static List<Violation> of(HandlerMethodValidationException e) {
    var violations = new ArrayList<Violation>();
    for (var result : e.getParameterValidationResults()) {
      if (result instanceof ParameterErrors errors) {
        violations.addAll(of((Errors) errors));
        continue;
      }
      for (var error : result.getResolvableErrors()) {
        var detail = String.valueOf(error.getDefaultMessage());
        violations.add(Violation.of(nameOf(result.getMethodParameter()), detail));
      }
    }
    return violations;
  }

  private static String nameOf(org.springframework.core.MethodParameter parameter) {
    var query = parameter.getParameterAnnotation(RequestParam.class);
    if (query != null && !query.name().isEmpty()) {
      return query.name();
    }
    var header = parameter.getParameterAnnotation(RequestHeader.class);
    if (header != null && !header.name().isEmpty()) {
      return header.name();
    }
    return String.valueOf(parameter.getParameterName());
  }

  /**
   * The JSON pointer of a Spring property path: {@code context.tags[0]} is {@code /context/tags/0}.
   */
  static String pointer(String propertyPath) {
    var pointer = new StringBuilder();
    for (var step : propertyPath.replace("]", "").split("[.\\[]", -1)) {
      pointer.append('/').append(escaped(step));
    }
    return pointer.toString();
  }

  static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }

  private static String describe(Violation violation) {
    var where = violation.pointer() != null ? violation.pointer() : violation.parameter();
    return where == null || where.isEmpty()
        ? violation.detail()
        : where + ": " + violation.detail();
  }
}

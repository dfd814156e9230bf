package dev.tandem.web.problem;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.invoke.MissingParametersException;
import org.springframework.boot.actuate.endpoint.invoke.ParameterMappingException;

/** Describes the error in a request to an actuator endpoint, as for every other request. */
final class OperatorProblems {

  /** A reason from this suite begins with the name of its parameter. */
  private static final Pattern REASON = Pattern.compile("([a-z][A-Za-z]*) ((?:must|is) .*)");

  private OperatorProblems() {}

  static ProblemException of(InvalidEndpointRequestException e) {
    return switch (e) {
      case MissingParametersException missing ->
        Violations.problem(missing.getMissingParameters().stream()
            .map(parameter -> Violation.of(parameter.getName(), "Is required"))
            .sorted(Comparator.comparing(Violation::parameter))
            .toList());
      case ParameterMappingException mapping -> {
        var parameter = mapping.getParameter();
        var detail = JsonProblems.mustBe(parameter.getType());
        yield Violations.problem(List.of(Violation.of(parameter.getName(), detail)));
      }
      default -> ofReason(String.valueOf(e.getReason()));
    };
  }

  private static ProblemException ofReason(String reason) {
    var sentence = REASON.matcher(reason);
    if (!sentence.matches()) {
      return Problems.INVALID_REQUEST.because(reason);
    }
    var detail = sentence.group(2);
    return Violations.problem(List.of(Violation.of(
        sentence.group(1), Character.toUpperCase(detail.charAt(0)) + detail.substring(1))));
  }
}

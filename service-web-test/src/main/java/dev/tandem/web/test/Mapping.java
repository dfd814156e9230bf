package dev.tandem.web.test;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** An endpoint of a running service, on one of its ports. */
record Mapping(String method, String path, boolean forOperators) {

  private static final String OPERATORS = "/actuator";

  /** All endpoints of a service: controllers, and actuator endpoints with their links. */
  static List<Mapping> of(ApplicationContext service) {
    var found = new ArrayList<Mapping>();
    service
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(it -> it.getHandlerMethods().keySet().forEach(info -> add(info, found)));
    found.add(new Mapping("GET", OPERATORS, true));
    for (var endpoint : service.getBean(WebEndpointsSupplier.class).getEndpoints()) {
      for (var operation : endpoint.getOperations()) {
        var predicate = operation.getRequestPredicate();
        found.add(new Mapping(
            predicate.getHttpMethod().name(), OPERATORS + "/" + predicate.getPath(), true));
      }
    }
    return found.stream().distinct().toList();
  }

  private static void add(RequestMappingInfo info, List<Mapping> found) {
    var patterns = info.getPathPatternsCondition();
    if (patterns == null) {
      return;
    }
    var methods = info.getMethodsCondition().getMethods();
    for (var path : patterns.getPatternValues()) {
      if (methods.isEmpty()) {
        found.add(new Mapping("GET", path, false));
      }
      methods.forEach(method -> found.add(new Mapping(method.name(), path, false)));
    }
  }

  String endpoint() {
    return method + " " + path;
  }

  /** The path with its variables filled in. */
  String filled() {
    return path.replaceAll("\\{[^}]*}", "x");
  }

  /** Whether {@code rule}, such as {@code GET /v1/wallets/{id}}, is for this endpoint. */
  boolean isUnder(String rule) {
    var words = rule.split(" ", 2);
    return words[0].equals(method)
        && PathPatternParser.defaultInstance
            .parse(words[1])
            .matches(PathContainer.parsePath(filled()));
  }
}

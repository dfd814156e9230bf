package dev.tandem.web.rate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.web.problem.ProblemWriter;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.rate.RateLimit.Count;
import dev.tandem.web.security.AccessRules;
import dev.tandem.web.security.Caller;
import dev.tandem.web.security.ClientAddresses;
import dev.tandem.web.security.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses callers who ask too often, and acts on an object that is acted on too often. Those who
 * are not known yet are answered 401 before.
 */
class RateLimitFilter extends OncePerRequestFilter {

  private final AccessRules rules;
  private final ProblemWriter problems;
  private final RateLimit investors;
  private final RateLimit staff;
  private final RateLimit subjects;
  private final RateLimit codesOfPayment;
  private final RateLimit codesOfCaller;
  private final RateLimit links;
  private final ClientAddresses addresses;

  RateLimitFilter(
      AccessRules rules,
      ClientAddresses addresses,
      ProblemWriter problems,
      RateProperties properties) {
    this.rules = rules;
    this.addresses = addresses;
    this.problems = problems;
    this.investors = new RateLimit("caller", properties.investor(), properties.known());
    this.staff = new RateLimit("caller", properties.staff(), properties.known());
    this.subjects = new RateLimit("subject", properties.subject(), properties.known());
    this.codesOfPayment = new RateLimit("payment-codes", properties.code(), properties.known());
    this.codesOfCaller = new RateLimit("caller-codes", properties.code(), properties.known());
    this.links = new RateLimit("links", properties.link(), properties.known());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getUserPrincipal() == null
        && !rules.isLink(HttpMethod.valueOf(request.getMethod()), pathOf(request));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var counts = count(request);
    response.setHeader(
        "RateLimit-Policy", joined(counts.stream().map(Count::policy).toList()));
    response.setHeader("RateLimit", joined(counts.stream().map(Count::left).toList()));
    var last = counts.getLast();
    if (last.isWithin()) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          request,
          response,
          Problems.TOO_MANY_REQUESTS
              .because("More than " + last.policy() + " (q requests in w seconds)")
              .retryAfter(last.pause()));
    }
  }

  /** Counts the request for each limit, up to the one that it is beyond. */
  private List<Count> count(HttpServletRequest request) {
    var counts = new ArrayList<Count>();
    if (request.getUserPrincipal() == null) {
      counts.add(links.count(addresses.of(request)));
      return counts;
    }
    var caller = Caller.of(request.getUserPrincipal());
    counts.add((isInvestor(caller) ? investors : staff).count(caller.sub()));
    if (!request.getMethod().equals("POST")) {
      return counts;
    }
    var asked = rules.asked(HttpMethod.POST, pathOf(request));
    if (asked.isPresent() && !asked.get().ids().isEmpty()) {
      var subject = asked.get().ids().getFirst();
      countWithin(counts, asked.get().takesCodes() ? codesOfPayment : subjects, subject);
    }
    if (asked.isPresent() && asked.get().takesCodes()) {
      countWithin(counts, codesOfCaller, caller.sub());
    }
    return counts;
  }

  private static PathContainer pathOf(HttpServletRequest request) {
    return PathContainer.parsePath(request.getRequestURI());
  }

  private static void countWithin(List<Count> counts, RateLimit limit, String key) {
    if (counts.getLast().isWithin()) {
      counts.add(limit.count(key));
    }
  }

  private static boolean isInvestor(Caller caller) {
    return caller.roles().contains(Role.INVESTOR);
  }

  private static String joined(List<String> items) {
    return String.join(", ", items);
  }
}

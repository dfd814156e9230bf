package dev.tandem.console.page;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Puts the frame around every page, and shows failures as pages. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAdvice {

  private static final Logger log = LoggerFactory.getLogger(PageAdvice.class);

  private final Clock clock;
  private final boolean demo;
  private final ObjectProvider<FirstVisit> visit;

  PageAdvice(Clock clock, Environment environment, ObjectProvider<FirstVisit> visit) {
    this.clock = clock;
    this.visit = visit;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request, Locale locale) {
    return new Frame(
        request.getRequestURI(),
        new Formats(locale, clock.instant()),
        Optional.ofNullable(request.getRemoteUser()),
        demo,
        Optional.ofNullable(visit.getIfAvailable()).flatMap(FirstVisit::next));
  }

  @ExceptionHandler(NotThereException.class)
  ModelAndView notThere(NotThereException e, HttpServletRequest request, Locale locale) {
    return error(request, locale, HttpStatus.NOT_FOUND, e.getMessage());
  }

  @ExceptionHandler(TypeMismatchException.class)
  ModelAndView unreadable(TypeMismatchException e, HttpServletRequest request, Locale locale) {
    return error(request, locale, HttpStatus.NOT_FOUND, "There is nothing at " + e.getValue());
  }

  @ExceptionHandler(Exception.class)
  ModelAndView failed(Exception e, HttpServletRequest request, Locale locale) {
    if (e instanceof ErrorResponse known) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      return error(request, locale, status, "There is no such page, or not with these values.");
    }
    log.error("{} failed", request.getRequestURI(), e);
    return error(
        request,
        locale,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "The console failed. Nothing was changed that it did not confirm.");
  }

  private ModelAndView error(
      HttpServletRequest request, Locale locale, HttpStatus status, String detail) {
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("frame", frame(request, locale));
    page.addObject("title", status.getReasonPhrase());
    page.addObject("detail", detail);
    return page;
  }
}

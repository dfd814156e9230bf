package dev.tandem.console.page;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Lets people go on without being led. */
@Controller
@Profile("demo")
class FirstVisitController {

  private final FirstVisit visit;

  FirstVisitController(FirstVisit visit) {
    this.visit = visit;
  }

  @PostMapping("/first-visit/skip")
  String skip() {
    visit.skip();
    return "redirect:/";
  }
}

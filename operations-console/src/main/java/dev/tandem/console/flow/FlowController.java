package dev.tandem.console.flow;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of what flows, and what lags. */
@Controller
class FlowController {

  private final ReadFlow flow;

  FlowController(ReadFlow flow) {
    this.flow = flow;
  }

  @GetMapping("/flow")
  String page() {
    return "flow/page";
  }

  /** The figures, for the open page to fetch. */
  @GetMapping("/flow/groups")
  String groups(Model model) {
    ReadFlow.Flow now = flow.now();
    model.addAttribute("groups", now.groups());
    model.addAttribute("brokerAnswers", now.brokerAnswers());
    return "flow/groups";
  }
}

package dev.tandem.console.flow;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tandem.console.flow.FlowHistory.Figure;
import dev.tandem.console.page.NotThereException;
import dev.tandem.console.page.Series;
import dev.tandem.console.suite.Service;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of what flows, and what lags; groups are paused and resumed from there. */
@Controller
class FlowController {

  private static final Pattern GROUP = Pattern.compile("[\\w-]{1,100}");

  private final FlowHistory flow;
  private final GroupPauses pauses;

  FlowController(FlowHistory flow, GroupPauses pauses) {
    this.flow = flow;
    this.pauses = pauses;
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
    model.addAttribute("pauses", pauses.all());
    return "flow/groups";
  }

  /** The lines of a chart. */
  @GetMapping("/flow/series/{figure}")
  ResponseEntity<Series> series(@PathVariable String figure) {
    for (Figure known : Figure.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(figure)) {
        return flow.series(known).asJson();
      }
    }
    throw new NotThereException("There is no figure " + figure);
  }

  /** What the charts show, for those who do not see them. */
  @GetMapping("/flow/table")
  String table(Model model) {
    model.addAttribute("groups", flow.now().groups());
    model.addAttribute("history", flow);
    return "flow/table";
  }

  /** What pausing or resuming a group will do, and the form for it. */
  @GetMapping("/flow/{service}/{group}")
  String group(@PathVariable String service, @PathVariable String group, Model model) {
    Optional<GroupPauses.Pause> pause = pauses.of(serviceOf(service)).get(existing(group));
    if (pause == null) {
      throw new NotThereException(service + " does not answer, or has no group " + group);
    }
    model.addAttribute("service", serviceOf(service));
    model.addAttribute("group", group);
    model.addAttribute("pause", pause.orElse(null));
    return "flow/group";
  }

  @PostMapping("/flow/{service}/{group}")
  String act(
      @PathVariable String service,
      @PathVariable String group,
      @RequestParam String action,
      @RequestParam String reason,
      RedirectAttributes said) {
    Map<String, String> done = Map.of(
        "pause", group + " is paused: within seconds no instance handles its events.",
        "resume", group + " goes on where it was.");
    said.addFlashAttribute(
        "said",
        pauses
            .act(serviceOf(service), existing(group), action, reason)
            .told(done.getOrDefault(action, "Done."), "Nothing was changed"));
    return "redirect:/flow";
  }

  private static Service serviceOf(String title) {
    return Service.titled(title)
        .orElseThrow(() -> new NotThereException("There is no service " + title));
  }

  private static String existing(String group) {
    if (!GROUP.matcher(group).matches()) {
      throw new NotThereException("There is no group " + group);
    }
    return group;
  }
}

package dev.tandem.console.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** The page of prepared transactions that are in doubt, and deciding them. */
@Controller
class TransactionController {

  private final SuiteClient suite;

  TransactionController(SuiteClient suite) {
    this.suite = suite;
  }

  @GetMapping("/transactions")
  String transactions(Model model) {
    Map<Service, CompletableFuture<Reply>> asked = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      asked.put(service, suite.look(service, "transactions"));
    }
    List<Transaction> found = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    asked.forEach((service, reply) -> {
      if (reply.join() instanceof Reply.Answered(JsonNode page)) {
        page.path("data").forEach(it -> found.add(Transaction.of(service, it)));
      } else {
        gaps.add(service.title());
      }
    });
    found.sort(Comparator.comparing(Transaction::preparedAt));
    model.addAttribute("transactions", found);
    model.addAttribute("gaps", gaps);
    return "transaction/page";
  }

  /** Decides, or proposes what somebody else must want too. */
  @PostMapping("/transactions/{service}/{id}")
  String decide(
      @PathVariable Service service,
      @PathVariable String id,
      @RequestParam String action,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes said) {
    Reply reply = suite
        .operate(service, "transactions/" + id, Map.of("action", action, "reason", reason))
        .join();
    said.addFlashAttribute(
        "said",
        reply.told(
            reply.body().path("outcome").asString("").equals("PROPOSED")
                ? "Proposed: an approver who is somebody else must want it too."
                : action.equals("commit")
                    ? "Committed: its events are on their way."
                    : "Rolled back: its events are dropped.",
            "Not decided"));
    return "redirect:/transactions";
  }
}

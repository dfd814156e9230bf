package dev.tandem.console.ledger;

import java.util.UUID;

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

/** The books of the whole suite, what fund houses are owed, and what the bank has stated. */
@Controller
class LedgerController {

  private final SuiteClient suite;

  LedgerController(SuiteClient suite) {
    this.suite = suite;
  }

  @GetMapping("/ledger")
  String ledger(Model model) {
    var balance = suite.get(Service.LEDGER, "/v1/statements/trial-balance");
    var settlements = suite.get(Service.LEDGER, "/v1/settlements?limit=50");
    var statements = suite.get(Service.LEDGER, "/v1/bank-statements?limit=20");
    var refused = suite.get(Service.LEDGER, "/v1/bank-statements/refused");
    model.addAttribute("answered", balance.join() instanceof Reply.Answered);
    model.addAttribute("balances", balance.join().body().path("data"));
    model.addAttribute("settlements", settlements.join().body().path("data"));
    model.addAttribute("statements", statements.join().body().path("data"));
    model.addAttribute("refused", refused.join().body().path("data"));
    model.addAttribute("key", UUID.randomUUID().toString());
    return "ledger/page";
  }

  /** Closes a settlement window, which pays what it is worth. */
  @PostMapping("/ledger/settlements/{id}/close")
  String close(@PathVariable String id, @RequestParam String key, RedirectAttributes said) {
    Reply reply = suite
        .post(Service.LEDGER, "/v1/settlements/" + id + "/close", key + id, "")
        .join();
    said.addFlashAttribute(
        "said", reply.told("Closed: what it is worth is being paid.", "Not closed"));
    return "redirect:/ledger";
  }
}

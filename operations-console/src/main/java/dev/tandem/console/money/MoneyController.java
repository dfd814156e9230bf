package dev.tandem.console.money;

import java.util.List;

import dev.tandem.console.journal.JdbcPayments;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The pages of the wallet's books, and of one wallet's statement. */
@Controller
class MoneyController {

  private static final int PAYMENTS = 50;

  private final SuiteClient suite;
  private final JdbcPayments payments;

  MoneyController(SuiteClient suite, JdbcPayments payments) {
    this.suite = suite;
    this.payments = payments;
  }

  @GetMapping("/money")
  String money() {
    return "money/page";
  }

  /** The trial balance, for the page to fetch while it is open. */
  @GetMapping("/money/balance")
  String balance(Model model) {
    Reply reply = suite.get(Service.WALLET, "/v1/trial-balance").join();
    model.addAttribute("answered", reply instanceof Reply.Answered);
    model.addAttribute("currencies", reply.map(TrialBalance::of, List.<TrialBalance>of()));
    return "money/balance";
  }

  @GetMapping("/wallets/{id}")
  String wallet(@PathVariable String id, Model model) {
    var wallet = suite.get(Service.WALLET, "/v1/wallets/" + id);
    var postings = suite.get(Service.WALLET, "/v1/wallets/" + id + "/postings?limit=100");
    model.addAttribute("id", id);
    model.addAttribute("wallet", body(wallet.join()));
    model.addAttribute("postings", body(postings.join()).path("data"));
    model.addAttribute("payments", payments.ofWallet(id, PAYMENTS));
    return "money/wallet";
  }

  private static JsonNode body(Reply reply) {
    return reply.map(it -> it, MissingNode.getInstance());
  }
}

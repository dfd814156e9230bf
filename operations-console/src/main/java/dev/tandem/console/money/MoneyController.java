package dev.tandem.console.money;

import java.util.List;

import dev.tandem.console.journal.JdbcPayments;
import dev.tandem.console.page.NotThereException;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The pages of the wallet's books, and of one wallet's statement. */
@Controller
class MoneyController {

  private static final int PAYMENTS = 50;

  private final SuiteClient suite;
  private final JdbcPayments payments;
  private final ObjectProvider<CheckBooks> checks;

  MoneyController(SuiteClient suite, JdbcPayments payments, ObjectProvider<CheckBooks> checks) {
    this.suite = suite;
    this.checks = checks;
    this.payments = payments;
  }

  @GetMapping("/money")
  String money(Model model) {
    model.addAttribute("checkable", checks.stream().anyMatch(CheckBooks::isOffered));
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

  /** Orders, messages, ledger and bank side by side, for the page to fetch. */
  @GetMapping("/money/proof")
  String proof(Model model) {
    Reply reply = suite.get(Service.LEDGER, "/v1/proof").join();
    model.addAttribute("reply", reply);
    return "money/proof";
  }

  /** Compares the books of all parts; only a demo can, because it alone sees all of them. */
  @PostMapping("/money/check")
  String check(Model model) {
    CheckBooks check = checks.getIfAvailable();
    if (check == null) {
      throw new NotThereException("Only a demo sees the books of all parts");
    }
    model.addAttribute("report", check.check());
    return "money/check";
  }

  @GetMapping("/wallets/{id}")
  String wallet(@PathVariable String id, Model model) {
    var wallet = suite.get(Service.WALLET, "/v1/wallets/" + id);
    var postings = suite.get(Service.WALLET, "/v1/wallets/" + id + "/postings?limit=100");
    model.addAttribute("id", id);
    model.addAttribute("wallet", wallet.join().body());
    model.addAttribute("postings", postings.join().body().path("data"));
    model.addAttribute("payments", payments.ofWallet(id, PAYMENTS));
    return "money/wallet";
  }
}

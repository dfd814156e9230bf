package dev.tandem.console.overview;

import dev.tandem.console.journal.JdbcPayments;
import dev.tandem.console.journal.RebuildProjection;
import dev.tandem.console.page.Series;
import dev.tandem.console.payment.PaymentStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The front page. */
@Controller
class OverviewController {

  private static final int LATEST = 20;
  private static final int WAITING = 100;

  private final FindDoubts doubts;
  private final JdbcPayments payments;
  private final RebuildProjection rebuild;
  private final CountPayments counts;

  OverviewController(
      FindDoubts doubts, JdbcPayments payments, RebuildProjection rebuild, CountPayments counts) {
    this.doubts = doubts;
    this.payments = payments;
    this.rebuild = rebuild;
    this.counts = counts;
  }

  @GetMapping("/")
  String overview(Model model) {
    model.addAttribute("payments", payments.latest(LATEST));
    return "overview/page";
  }

  /** The doubts, for the open page to fetch. */
  @GetMapping("/overview/doubts")
  String doubts(Model model) {
    model.addAttribute("found", doubts.find());
    return "overview/doubts";
  }

  /** The payments of the last hour, for a chart. */
  @GetMapping("/overview/series")
  ResponseEntity<Series> series() {
    return counts.lastHour().asJson();
  }

  /** The payments that moved last. */
  @GetMapping("/overview/payments")
  String latest(Model model) {
    model.addAttribute("payments", payments.latest(LATEST));
    return "payment/table";
  }

  @GetMapping("/waiting/{state}")
  String waiting(@PathVariable String state, Model model) {
    model.addAttribute("title", "Payments: " + PaymentStatus.words(state));
    model.addAttribute("payments", payments.waitingIn(state, WAITING));
    return "payment/list";
  }

  /** Rebuilds the console's tables from the outboxes. */
  @GetMapping("/rebuild")
  String rebuild(Model model) {
    model.addAttribute("progress", rebuild.progress());
    return "overview/rebuild";
  }

  /** How far it is, for the open page to fetch. */
  @GetMapping("/rebuild/progress")
  String progress(Model model) {
    model.addAttribute("progress", rebuild.progress());
    return "overview/progress";
  }

  @PostMapping("/rebuild")
  String startRebuild() {
    rebuild.start();
    return "redirect:/rebuild";
  }
}

package dev.tandem.console.ledger;

import java.util.Map;
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

/** Breaks with the bank: one person proposes how to settle them, another one approves. */
@Controller
class BreakController {

  private final SuiteClient suite;

  BreakController(SuiteClient suite) {
    this.suite = suite;
  }

  @GetMapping("/breaks")
  String breaks(@RequestParam(defaultValue = "OPEN") BreakStatus status, Model model) {
    Reply reply =
        suite.get(Service.LEDGER, "/v1/breaks?limit=100&status=" + status).join();
    model.addAttribute("status", status);
    model.addAttribute("answered", reply instanceof Reply.Answered);
    model.addAttribute("breaks", reply.body().path("data"));
    model.addAttribute("key", UUID.randomUUID().toString());
    return "ledger/breaks";
  }

  @PostMapping("/breaks/{id}/resolution")
  String propose(
      @PathVariable String id,
      @RequestParam String action,
      @RequestParam String note,
      @RequestParam String key,
      RedirectAttributes said) {
    Map<String, String> proposal = Map.of("action", action, "note", note);
    said.addFlashAttribute(
        "said",
        act(id, "resolution", key, proposal)
            .told("Proposed. Somebody else approves it.", "Not proposed"));
    return "redirect:/breaks?status=PROPOSED";
  }

  @PostMapping("/breaks/{id}/approval")
  String decide(
      @PathVariable String id,
      @RequestParam String decision,
      @RequestParam(defaultValue = "") String note,
      @RequestParam String key,
      RedirectAttributes said) {
    Reply reply = act(id, "approval", key, Map.of("decision", decision, "note", note));
    said.addFlashAttribute(
        "said",
        reply.told(
            decision.equals("APPROVE") ? "Approved: it is settled." : "Rejected: it is open again.",
            "Not decided"));
    return "redirect:/breaks?status=PROPOSED";
  }

  private Reply act(String id, String act, String key, Map<String, String> body) {
    return suite
        .post(Service.LEDGER, "/v1/breaks/" + id + "/" + act, key + act + id, body)
        .join();
  }
}

package dev.tandem.console.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.tandem.console.page.NotThereException;
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

  private static final Pattern ID = Pattern.compile("brk_[0-9a-f-]{36}");

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

  @GetMapping("/breaks/{id}")
  String one(@PathVariable String id, Model model) {
    Reply reply = suite.get(Service.LEDGER, "/v1/breaks/" + existing(id)).join();
    if (reply instanceof Reply.Refused(int status, var code, var detail) && status == 404) {
      return "redirect:/breaks/with/%s/%s"
          .formatted(
              outside(id).orElseThrow(() -> new NotThereException(detail)).path(), id);
    }
    model.addAttribute("id", id);
    model.addAttribute("reply", reply);
    model.addAttribute("key", UUID.randomUUID().toString());
    return "ledger/break";
  }

  /** Whom the break is with, if a service other than the ledger has it. */
  private Optional<Outside> outside(String id) {
    return Arrays.stream(Outside.values())
        .filter(it ->
            suite.look(it.service(), it.endpoint() + "/" + id).join() instanceof Reply.Answered)
        .findFirst();
  }

  @PostMapping("/breaks/{id}/resolution")
  String propose(
      @PathVariable String id,
      @RequestParam String action,
      @RequestParam String note,
      @RequestParam(defaultValue = "") List<String> entries,
      @RequestParam String key,
      RedirectAttributes said) {
    Map<String, Object> proposal = Map.of("action", action, "note", note, "entries", entries);
    said.addFlashAttribute(
        "said",
        act(id, "resolution", key, proposal)
            .told("Proposed. Somebody else approves it.", "Not proposed"));
    return "redirect:/breaks?status=PROPOSED";
  }

  /** Takes a proposal back before anybody has decided on it. */
  @PostMapping("/breaks/{id}/withdrawal")
  String withdraw(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String note,
      @RequestParam String key,
      RedirectAttributes said) {
    Reply reply = act(id, "withdrawal", key, Map.of("note", note));
    said.addFlashAttribute(
        "said", reply.told("Taken back: the break is open again.", "Not taken back"));
    return "redirect:/breaks";
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

  /** The id, if it can be one of a break. */
  static String existing(String id) {
    if (!ID.matcher(id).matches()) {
      throw new NotThereException("There is no break " + id);
    }
    return id;
  }

  private Reply act(String id, String act, String key, Map<String, ?> body) {
    return suite
        .post(Service.LEDGER, "/v1/breaks/" + existing(id) + "/" + act, key + act + id, body)
        .join();
  }
}

package dev.tandem.console.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tandem.console.page.NotThereException;
import dev.tandem.console.page.PrettyJson;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** Breaks with the bank's answers and with the fund house, settled by two people. */
@Controller
class ContradictionController {

  private static final List<String> FIELDS =
      List.of("action", "settlement", "nav", "shares", "note");

  private static final Map<String, String> DONE = Map.of(
      "take", "You look after it now.",
      "propose", "Proposed. Somebody else approves it.",
      "withdraw", "Taken back: the break is open again.",
      "approve", "Approved: it is settled.",
      "turn-down", "Turned down: the break is open again.");

  private final SuiteClient suite;

  ContradictionController(SuiteClient suite) {
    this.suite = suite;
  }

  @GetMapping("/breaks/with/{path}")
  String open(@PathVariable String path, Model model) {
    Outside outside = outside(path);
    Reply reply = suite.look(outside.service(), outside.endpoint()).join();
    model.addAttribute("outside", outside);
    model.addAttribute("reply", reply);
    return "ledger/contradictions";
  }

  @GetMapping("/breaks/with/{path}/{id}")
  String one(@PathVariable String path, @PathVariable String id, Model model) {
    Outside outside = outside(path);
    Reply reply = suite
        .look(outside.service(), outside.endpoint() + "/" + BreakController.existing(id))
        .join();
    if (reply instanceof Reply.Refused(int status, var code, var detail) && status == 404) {
      throw new NotThereException(detail);
    }
    model.addAttribute("outside", outside);
    model.addAttribute("id", id);
    model.addAttribute("reply", reply);
    model.addAttribute("evidence", evidence(reply.body().path("evidence")));
    return "ledger/contradiction";
  }

  @PostMapping("/breaks/with/{path}/{id}")
  String act(
      @PathVariable String path,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes said) {
    Outside outside = outside(path);
    Map<String, String> asked = new TreeMap<>();
    for (String field : FIELDS) {
      String value = form.getOrDefault(field, "");
      if (!value.isBlank()) {
        asked.put(field, value);
      }
    }
    Reply reply = suite
        .operate(outside.service(), outside.endpoint() + "/" + BreakController.existing(id), asked)
        .join();
    String done = DONE.getOrDefault(form.getOrDefault("action", ""), "Done.");
    said.addFlashAttribute("said", reply.told(done, "Nothing was changed"));
    return "redirect:/breaks/with/" + outside.path() + "/" + id;
  }

  // The bank's answer is kept as words, the fund house's as JSON.
  private static String evidence(JsonNode kept) {
    return kept.isString() ? kept.asString() : PrettyJson.of(kept.toString());
  }

  private static Outside outside(String path) {
    return Outside.at(path)
        .orElseThrow(() -> new NotThereException("There are no breaks with " + path));
  }
}

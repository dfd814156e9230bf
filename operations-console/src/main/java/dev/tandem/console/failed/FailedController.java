package dev.tandem.console.failed;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.console.page.NotThereException;
import dev.tandem.console.page.PrettyJson;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** The pages of failed messages: the list, one message, and actions on them. */
@Controller
class FailedController {

  private final ReadLetters letters;
  private final RetryLetters retries;
  private final SuiteClient suite;

  FailedController(ReadLetters letters, RetryLetters retries, SuiteClient suite) {
    this.letters = letters;
    this.retries = retries;
    this.suite = suite;
  }

  @GetMapping("/failed")
  String all(Model model) {
    ReadLetters.Found found = letters.open();
    model.addAttribute("groups", LetterGroup.of(found.letters()));
    model.addAttribute("gaps", found.gaps());
    model.addAttribute("more", found.more());
    return "failed/page";
  }

  /** The whole list as a table for spreadsheets. */
  @GetMapping("/failed.csv")
  ResponseEntity<String> csv() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"failed-messages.csv\"")
        .body(LettersCsv.of(letters.open().letters()));
  }

  @GetMapping("/failed/{service}/{id}")
  String one(@PathVariable String service, @PathVariable String id, Model model) {
    Service found = service(service);
    JsonNode letter = letter(found, id);
    model.addAttribute("letter", FailedLetter.of(found, letter));
    model.addAttribute("details", letter);
    model.addAttribute("body", bodyOf(letter));
    model.addAttribute("discardProposedBy", discardProposedBy(letter));
    if (letter.path("edit").isObject()) {
      String edited = PrettyJson.of(letter.path("edit").path("body").asString());
      model.addAttribute("edited", edited);
      model.addAttribute("diff", LineDiff.between(bodyOf(letter), edited));
    }
    return "failed/letter";
  }

  /** Keeps a mended body, which the next retry handles in place of what came. */
  @PostMapping("/failed/{service}/{id}/edit")
  String edit(
      @PathVariable String service,
      @PathVariable String id,
      @RequestParam String body,
      @RequestParam String reason,
      RedirectAttributes said) {
    Reply reply = suite
        .operate(
            service(service),
            "deadletters/" + id,
            // Forms end their lines in CR LF, whatever was typed.
            Map.of("action", "edit", "body", body.replace("\r\n", "\n"), "reason", reason))
        .join();
    said.addFlashAttribute(
        "said",
        reply.told(
            "Kept beside what came. Nothing happens before somebody retries it.", "Not edited"));
    return "redirect:/failed/" + service + "/" + id;
  }

  @PostMapping("/failed/{service}/{id}/retry")
  String retry(
      @PathVariable String service,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason) {
    Service found = service(service);
    FailedLetter letter = FailedLetter.of(found, letter(found, id));
    return "redirect:/failed/retries/" + retries.start(List.of(letter), reason).id();
  }

  @PostMapping("/failed/{service}/{id}/discard")
  String discard(
      @PathVariable String service,
      @PathVariable String id,
      @RequestParam String reason,
      RedirectAttributes said) {
    Reply reply = suite
        .operate(
            service(service), "deadletters/" + id, Map.of("action", "discard", "reason", reason))
        .join();
    String done = reply.body().path("outcome").asString("").equals("PROPOSED")
        ? "Proposed. An approver who is somebody else must discard it too."
        : "Discarded. Its bytes and your reason are kept.";
    said.addFlashAttribute("said", reply.told(done, "Not discarded"));
    return "redirect:/failed/" + service + "/" + id;
  }

  /** Takes one's own proposal to discard it back. */
  @PostMapping("/failed/{service}/{id}/withdraw")
  String withdraw(@PathVariable String service, @PathVariable String id, RedirectAttributes said) {
    Reply reply = suite
        .operate(service(service), "deadletters/" + id, Map.of("action", "withdraw"))
        .join();
    said.addFlashAttribute(
        "said", reply.told("Taken back: nobody proposes to discard it.", "Not taken back"));
    return "redirect:/failed/" + service + "/" + id;
  }

  /** Retries all messages of one kind, or all if no kind is given. */
  @PostMapping("/failed/retry")
  String retryAll(
      @ModelAttribute("kind") FailedLetter.Kind kind,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String reason) {
    List<FailedLetter> chosen = letters.open().letters().stream()
        .filter(it -> all || it.kind().equals(kind))
        .toList();
    return "redirect:/failed/retries/" + retries.start(chosen, reason).id();
  }

  @GetMapping("/failed/retries/{id}")
  String retries(@PathVariable UUID id, Model model) {
    model.addAttribute("batch", batch(id));
    return "failed/retries";
  }

  @GetMapping("/failed/retries/{id}/progress")
  String progress(@PathVariable UUID id, Model model) {
    model.addAttribute("batch", batch(id));
    return "failed/progress";
  }

  private RetryLetters.Batch batch(UUID id) {
    return retries
        .find(id)
        .orElseThrow(() ->
            new NotThereException("These retries are forgotten; each message knows what was done"));
  }

  private JsonNode letter(Service service, String id) {
    Reply reply = suite.look(service, "deadletters/" + id).join();
    return switch (reply) {
      case Reply.Answered(var body) -> body;
      case Reply.Refused refused ->
        throw new NotThereException(service.title() + ": " + refused.detail());
      case Reply.Away away -> throw new NotThereException(service.title() + ": " + away.why());
    };
  }

  /** Who proposed to discard it, unless it was edited or withdrawn since; else empty. */
  private static String discardProposedBy(JsonNode letter) {
    String proposedBy = "";
    for (JsonNode action : letter.path("actions")) {
      proposedBy = switch (action.path("outcome").asString("")) {
        case "PROPOSED" -> action.path("actor").asString("");
        case "EDITED", "WITHDRAWN" -> "";
        default -> proposedBy;
      };
    }
    return proposedBy;
  }

  private static String bodyOf(JsonNode letter) {
    return PrettyJson.of(
        letter.path("body").asString("(not text) " + letter.path("bodyBase64").asString("")));
  }

  private static Service service(String title) {
    return Service.titled(title)
        .orElseThrow(() -> new NotThereException("There is no service " + title));
  }
}

package dev.tandem.console.payment;

import java.util.UUID;
import java.util.regex.Pattern;

import dev.tandem.console.journal.JdbcEvents;
import dev.tandem.console.journal.JournalledEvent;
import dev.tandem.console.page.Frame;
import dev.tandem.console.page.NotThereException;
import dev.tandem.console.page.PrettyJson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of one payment and of one event. */
@Controller
class PaymentController {

  private static final Pattern PAYMENT = Pattern.compile("(rch|ord)_[0-9a-f-]{36}");

  private final TellLives lives;
  private final JdbcEvents events;

  PaymentController(TellLives lives, JdbcEvents events) {
    this.lives = lives;
    this.events = events;
  }

  @GetMapping("/payments/{id}")
  String payment(@PathVariable String id, @ModelAttribute("frame") Frame frame, Model model) {
    addLife(id, frame, model);
    return "payment/page";
  }

  /** The payment's life alone, for an open page that was notified of changes. */
  @GetMapping("/payments/{id}/life")
  String life(@PathVariable String id, @ModelAttribute("frame") Frame frame, Model model) {
    addLife(id, frame, model);
    return "payment/life";
  }

  @GetMapping("/events/{id}")
  String event(@PathVariable UUID id, Model model) {
    JournalledEvent event =
        events.find(id).orElseThrow(() -> new NotThereException("There is no event " + id));
    model.addAttribute("event", event);
    model.addAttribute("json", PrettyJson.of(event.envelope()));
    return "payment/event";
  }

  // Whoever has just made a payment is here before its first event.
  private void addLife(String id, Frame frame, Model model) {
    if (!PAYMENT.matcher(id).matches()) {
      throw new NotThereException("There is no payment " + id);
    }
    model.addAttribute("id", id);
    model.addAttribute("life", lives.of(id, frame.formats()).orElse(null));
  }
}

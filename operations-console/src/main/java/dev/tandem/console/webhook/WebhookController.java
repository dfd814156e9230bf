package dev.tandem.console.webhook;

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

/** The pages of webhook endpoints and of one endpoint's deliveries. */
@Controller
class WebhookController {

  private static final String ENDPOINTS = "/v1/webhook-endpoints";

  private final SuiteClient suite;

  WebhookController(SuiteClient suite) {
    this.suite = suite;
  }

  @GetMapping("/webhooks")
  String endpoints(Model model) {
    Reply reply = suite.get(Service.NOTIFICATION, ENDPOINTS + "?limit=100").join();
    model.addAttribute("answered", reply instanceof Reply.Answered);
    model.addAttribute("endpoints", reply.body().path("data"));
    return "webhook/page";
  }

  @GetMapping("/webhooks/{id}")
  String deliveries(@PathVariable String id, Model model) {
    var endpoint = suite.get(Service.NOTIFICATION, ENDPOINTS + "/" + id);
    var deliveries =
        suite.get(Service.NOTIFICATION, ENDPOINTS + "/" + id + "/deliveries?limit=100");
    model.addAttribute("id", id);
    model.addAttribute("endpoint", endpoint.join().body());
    model.addAttribute("deliveries", deliveries.join().body().path("data"));
    model.addAttribute("key", UUID.randomUUID().toString());
    return "webhook/deliveries";
  }

  /** Delivers once more what was delivered or was given up. */
  @PostMapping("/webhooks/{id}/deliveries/{delivery}/resend")
  String resend(
      @PathVariable String id,
      @PathVariable String delivery,
      @RequestParam String key,
      RedirectAttributes said) {
    String path = ENDPOINTS + "/" + id + "/deliveries/" + delivery + "/resend";
    Reply reply = suite.post(Service.NOTIFICATION, path, key + delivery, "").join();
    said.addFlashAttribute("said", reply.told("It is sent again.", "Not sent again"));
    return "redirect:/webhooks/" + id;
  }

  /** Takes an endpoint into use again. */
  @PostMapping("/webhooks/{id}/enable")
  String enable(@PathVariable String id, @RequestParam String key, RedirectAttributes said) {
    Reply reply = suite
        .post(Service.NOTIFICATION, ENDPOINTS + "/" + id + "/enable", key + id, "")
        .join();
    said.addFlashAttribute("said", reply.told("Enabled: deliveries go on.", "Not enabled"));
    return "redirect:/webhooks/" + id;
  }
}

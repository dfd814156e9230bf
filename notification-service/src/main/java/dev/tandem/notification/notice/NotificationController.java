package dev.tandem.notification.notice;

import dev.tandem.notification.PublicIds;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the notifications of a recipient. */
@RestController
@RequestMapping("/v1/notifications")
class NotificationController {

  private final JdbcNotices notices;

  NotificationController(JdbcNotices notices) {
    this.notices = notices;
  }

  @GetMapping
  @Operation(
      summary = "Lists a recipient's notifications, newest first, once each is sent or decided")
  Page<NotificationAnswer> ofRecipient(
      @RequestParam @NotBlank @Size(max = 200) String recipientId,
      Caller caller,
      PageRequest page) {
    var before = page.startingAfter(PublicIds.NOTIFICATION).orElse(null);
    var rows = notices.page(recipientId, caller.ownerFilter(), before, page.fetchLimit());
    return Page.of(page, rows, answer -> answer);
  }
}

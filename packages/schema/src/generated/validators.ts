// Validators of request bodies, replies and parameters, compiled ahead: no eval, no new Function, no import.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

// @ts-nocheck: machine code in all but name; its exports are typed below.
import type { CompiledValidator } from "../compiled-validator.ts";

const MAX_ERRORS = 64;

function isFull(errors) {
  return errors !== null && errors.length >= MAX_ERRORS;
}

function add(errors, error) {
  if (errors === null) return [error];
  if (error !== null) errors.push(error);
  return errors;
}

function addAll(errors, more) {
  return errors === null ? more : errors.concat(more).slice(0, MAX_ERRORS);
}

function ucs2length(str) {
  const len = str.length;
  let length = 0;
  let pos = 0;
  let value;
  while (pos < len) {
    length++;
    value = str.charCodeAt(pos++);
    if (value >= 55296 && value <= 56319 && pos < len) {
      value = str.charCodeAt(pos);
      if ((value & 64512) === 56320)
        pos++;
    }
  }
  return length;
}
var ucs2length_default = ucs2length;

var pattern0 = new RegExp("^[A-Za-z0-9][A-Za-z0-9-]*$", "u");
function validateParametersAppSchema(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/app/schema/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/app/schema/minLength", keyword: "minLength", params: { limit: 1 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (!pattern0.test(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/app/schema/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  } else {
    const err3 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/app/schema/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err3);
    errors++;
  }
  validateParametersAppSchema.errors = vErrors;
  return errors === 0;
}
var pattern1 = new RegExp("^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$", "u");
function validateParametersGroupNameSchema(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/group_name/schema/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/group_name/schema/minLength", keyword: "minLength", params: { limit: 1 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (!pattern1.test(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/group_name/schema/pattern", keyword: "pattern", params: { pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  } else {
    const err3 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/group_name/schema/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err3);
    errors++;
  }
  validateParametersGroupNameSchema.errors = vErrors;
  return errors === 0;
}
function validateParametersOrgSchema(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/org/schema/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/org/schema/minLength", keyword: "minLength", params: { limit: 1 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (!pattern0.test(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/org/schema/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  } else {
    const err3 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/parameters/org/schema/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err3);
    errors++;
  }
  validateParametersOrgSchema.errors = vErrors;
  return errors === 0;
}
function validateTimestamp(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Timestamp/type", keyword: "type", params: { type: "integer" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Timestamp/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Timestamp/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  }
  validateTimestamp.errors = vErrors;
  return errors === 0;
}
function validateDuration(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Duration/type", keyword: "type", params: { type: "integer" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Duration/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Duration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  }
  validateDuration.errors = vErrors;
  return errors === 0;
}
function validateErrorReply(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ErrorReply/required", keyword: "required", params: { missingProperty: "error" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.timestamp === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ErrorReply/required", keyword: "required", params: { missingProperty: "timestamp" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data.duration === void 0) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ErrorReply/required", keyword: "required", params: { missingProperty: "duration" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
    if (data.error !== void 0) {
      let data0 = data.error;
      if (typeof data0 === "string") {
        if (ucs2length_default(data0) < 1) {
          const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/error", schemaPath: "#/components/schemas/ErrorReply/properties/error/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors = add(vErrors, err3);
          errors++;
        }
      } else {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/error", schemaPath: "#/components/schemas/ErrorReply/properties/error/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.timestamp !== void 0) {
      if (!validateTimestamp(data.timestamp, { instancePath: instancePath + "/timestamp", parentData: data, parentDataProperty: "timestamp", rootData })) {
        vErrors = addAll(vErrors, validateTimestamp.errors);
        errors = vErrors.length;
      }
    }
    if (data.duration !== void 0) {
      if (!validateDuration(data.duration, { instancePath: instancePath + "/duration", parentData: data, parentDataProperty: "duration", rootData })) {
        vErrors = addAll(vErrors, validateDuration.errors);
        errors = vErrors.length;
      }
    }
    if (data.exception !== void 0) {
      if (typeof data.exception !== "string") {
        const err5 = isFull(vErrors) ? null : { instancePath: instancePath + "/exception", schemaPath: "#/components/schemas/ErrorReply/properties/exception/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err5);
        errors++;
      }
    }
    if (data.error_description !== void 0) {
      if (typeof data.error_description !== "string") {
        const err6 = isFull(vErrors) ? null : { instancePath: instancePath + "/error_description", schemaPath: "#/components/schemas/ErrorReply/properties/error_description/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err6);
        errors++;
      }
    }
    if (data.error_uri !== void 0) {
      if (typeof data.error_uri !== "string") {
        const err7 = isFull(vErrors) ? null : { instancePath: instancePath + "/error_uri", schemaPath: "#/components/schemas/ErrorReply/properties/error_uri/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err7);
        errors++;
      }
    }
    if (data.error_id !== void 0) {
      if (typeof data.error_id !== "string") {
        const err8 = isFull(vErrors) ? null : { instancePath: instancePath + "/error_id", schemaPath: "#/components/schemas/ErrorReply/properties/error_id/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err8);
        errors++;
      }
    }
    if (data.error_code !== void 0) {
      let data7 = data.error_code;
      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
        const err9 = isFull(vErrors) ? null : { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ErrorReply/properties/error_code/type", keyword: "type", params: { type: "integer" } };
        vErrors = add(vErrors, err9);
        errors++;
      }
    }
  } else {
    const err10 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ErrorReply/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err10);
    errors++;
  }
  validateErrorReply.errors = vErrors;
  return errors === 0;
}
function validateAction(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Action/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  validateAction.errors = vErrors;
  return errors === 0;
}
var pattern3 = new RegExp("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "u");
function validateApplicationId(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ApplicationId/pattern", keyword: "pattern", params: { pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
  } else {
    const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ApplicationId/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err1);
    errors++;
  }
  validateApplicationId.errors = vErrors;
  return errors === 0;
}
function validateParams(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      let data0 = data[key0];
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data0[i0] !== "string") {
            const err0 = isFull(vErrors) ? null : { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, schemaPath: "#/components/schemas/Params/additionalProperties/items/type", keyword: "type", params: { type: "string" } };
            vErrors = add(vErrors, err0);
            errors++;
          }
        }
      } else {
        const err1 = isFull(vErrors) ? null : { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/components/schemas/Params/additionalProperties/type", keyword: "type", params: { type: "array" } };
        vErrors = add(vErrors, err1);
        errors++;
      }
    }
  } else {
    const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Params/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err2);
    errors++;
  }
  validateParams.errors = vErrors;
  return errors === 0;
}
function validatePath(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Path/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  validatePath.errors = vErrors;
  return errors === 0;
}
var pattern4 = new RegExp("^https?://", "u");
function validateUri(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern4.test(data)) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Uri/pattern", keyword: "pattern", params: { pattern: "^https?://" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
  } else {
    const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Uri/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err1);
    errors++;
  }
  validateUri.errors = vErrors;
  return errors === 0;
}
function validateEntities(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      } else {
        const err0 = isFull(vErrors) ? null : { instancePath: instancePath + "/" + i0, schemaPath: "#/components/schemas/Entities/items/type", keyword: "type", params: { type: "object" } };
        vErrors = add(vErrors, err0);
        errors++;
      }
    }
  } else {
    const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Entities/type", keyword: "type", params: { type: "array" } };
    vErrors = add(vErrors, err1);
    errors++;
  }
  validateEntities.errors = vErrors;
  return errors === 0;
}
var schema15 = { "type": "object", "required": ["result_code", "result_content"], "additionalProperties": true, "properties": { "target_name": { "type": "string" }, "result_code": { "type": "integer", "enum": [200] }, "result_content": { "type": "object", "required": ["result"], "additionalProperties": true, "properties": { "result": { "type": "string", "enum": ["ok"] } } } } };
function validateDeliveredResult(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.result_code === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/DeliveredResult/required", keyword: "required", params: { missingProperty: "result_code" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.result_content === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/DeliveredResult/required", keyword: "required", params: { missingProperty: "result_content" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data.target_name !== void 0) {
      if (typeof data.target_name !== "string") {
        const err2 = isFull(vErrors) ? null : { instancePath: instancePath + "/target_name", schemaPath: "#/components/schemas/DeliveredResult/properties/target_name/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err2);
        errors++;
      }
    }
    if (data.result_code !== void 0) {
      let data1 = data.result_code;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_code", schemaPath: "#/components/schemas/DeliveredResult/properties/result_code/type", keyword: "type", params: { type: "integer" } };
        vErrors = add(vErrors, err3);
        errors++;
      }
      if (!(data1 === 200)) {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_code", schemaPath: "#/components/schemas/DeliveredResult/properties/result_code/enum", keyword: "enum", params: { allowedValues: schema15.properties.result_code.enum } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.result_content !== void 0) {
      let data2 = data.result_content;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.result === void 0) {
          const err5 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_content", schemaPath: "#/components/schemas/DeliveredResult/properties/result_content/required", keyword: "required", params: { missingProperty: "result" } };
          vErrors = add(vErrors, err5);
          errors++;
        }
        if (data2.result !== void 0) {
          let data3 = data2.result;
          if (typeof data3 !== "string") {
            const err6 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_content/result", schemaPath: "#/components/schemas/DeliveredResult/properties/result_content/properties/result/type", keyword: "type", params: { type: "string" } };
            vErrors = add(vErrors, err6);
            errors++;
          }
          if (!(data3 === "ok")) {
            const err7 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_content/result", schemaPath: "#/components/schemas/DeliveredResult/properties/result_content/properties/result/enum", keyword: "enum", params: { allowedValues: schema15.properties.result_content.properties.result.enum } };
            vErrors = add(vErrors, err7);
            errors++;
          }
        }
      } else {
        const err8 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_content", schemaPath: "#/components/schemas/DeliveredResult/properties/result_content/type", keyword: "type", params: { type: "object" } };
        vErrors = add(vErrors, err8);
        errors++;
      }
    }
  } else {
    const err9 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/DeliveredResult/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err9);
    errors++;
  }
  validateDeliveredResult.errors = vErrors;
  return errors === 0;
}
function validateFailedResult(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.result_code === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FailedResult/required", keyword: "required", params: { missingProperty: "result_code" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.target_name !== void 0) {
      if (typeof data.target_name !== "string") {
        const err1 = isFull(vErrors) ? null : { instancePath: instancePath + "/target_name", schemaPath: "#/components/schemas/FailedResult/properties/target_name/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err1);
        errors++;
      }
    }
    if (data.result_code !== void 0) {
      let data1 = data.result_code;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err2 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_code", schemaPath: "#/components/schemas/FailedResult/properties/result_code/type", keyword: "type", params: { type: "integer" } };
        vErrors = add(vErrors, err2);
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 599 || isNaN(data1)) {
          const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_code", schemaPath: "#/components/schemas/FailedResult/properties/result_code/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 } };
          vErrors = add(vErrors, err3);
          errors++;
        }
        if (data1 < 201 || isNaN(data1)) {
          const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_code", schemaPath: "#/components/schemas/FailedResult/properties/result_code/minimum", keyword: "minimum", params: { comparison: ">=", limit: 201 } };
          vErrors = add(vErrors, err4);
          errors++;
        }
      }
    }
    if (data.result_content !== void 0) {
      let data2 = data.result_content;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.result !== void 0) {
          if (typeof data2.result !== "string") {
            const err5 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_content/result", schemaPath: "#/components/schemas/FailedResult/properties/result_content/properties/result/type", keyword: "type", params: { type: "string" } };
            vErrors = add(vErrors, err5);
            errors++;
          }
        }
      } else {
        const err6 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_content", schemaPath: "#/components/schemas/FailedResult/properties/result_content/type", keyword: "type", params: { type: "object" } };
        vErrors = add(vErrors, err6);
        errors++;
      }
    }
  } else {
    const err7 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FailedResult/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err7);
    errors++;
  }
  validateFailedResult.errors = vErrors;
  return errors === 0;
}
function validateSendMessageResult(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.result_code === void 0 && (missing0 = "result_code")) {
        const err0 = {};
        vErrors = add(vErrors, err0);
        errors++;
      } else {
        if (data.result_code !== void 0) {
          if (!(data.result_code === 200)) {
            const err1 = {};
            vErrors = add(vErrors, err1);
            errors++;
          }
        }
      }
    } else {
      const err2 = {};
      vErrors = add(vErrors, err2);
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = Math.min(_errs0, vErrors.length);
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs4 = errors;
    if (!validateDeliveredResult(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = addAll(vErrors, validateDeliveredResult.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    if (!validateFailedResult(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = addAll(vErrors, validateFailedResult.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err3 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/SendMessageResult/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    vErrors = add(vErrors, err3);
    errors++;
  }
  validateSendMessageResult.errors = vErrors;
  return errors === 0;
}
function validateOrganizationName(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/OrganizationName/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  validateOrganizationName.errors = vErrors;
  return errors === 0;
}
function validateApplicationName(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ApplicationName/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  validateApplicationName.errors = vErrors;
  return errors === 0;
}
function validateCount(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Count/type", keyword: "type", params: { type: "integer" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  }
  validateCount.errors = vErrors;
  return errors === 0;
}
function validateSendMessageReply(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/SendMessageReply/required", keyword: "required", params: { missingProperty: "data" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.timestamp === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/SendMessageReply/required", keyword: "required", params: { missingProperty: "timestamp" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data.duration === void 0) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/SendMessageReply/required", keyword: "required", params: { missingProperty: "duration" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
    if (data.action !== void 0) {
      if (!validateAction(data.action, { instancePath: instancePath + "/action", parentData: data, parentDataProperty: "action", rootData })) {
        vErrors = addAll(vErrors, validateAction.errors);
        errors = vErrors.length;
      }
    }
    if (data.application !== void 0) {
      if (!validateApplicationId(data.application, { instancePath: instancePath + "/application", parentData: data, parentDataProperty: "application", rootData })) {
        vErrors = addAll(vErrors, validateApplicationId.errors);
        errors = vErrors.length;
      }
    }
    if (data.params !== void 0) {
      if (!validateParams(data.params, { instancePath: instancePath + "/params", parentData: data, parentDataProperty: "params", rootData })) {
        vErrors = addAll(vErrors, validateParams.errors);
        errors = vErrors.length;
      }
    }
    if (data.path !== void 0) {
      if (!validatePath(data.path, { instancePath: instancePath + "/path", parentData: data, parentDataProperty: "path", rootData })) {
        vErrors = addAll(vErrors, validatePath.errors);
        errors = vErrors.length;
      }
    }
    if (data.uri !== void 0) {
      if (!validateUri(data.uri, { instancePath: instancePath + "/uri", parentData: data, parentDataProperty: "uri", rootData })) {
        vErrors = addAll(vErrors, validateUri.errors);
        errors = vErrors.length;
      }
    }
    if (data.entities !== void 0) {
      if (!validateEntities(data.entities, { instancePath: instancePath + "/entities", parentData: data, parentDataProperty: "entities", rootData })) {
        vErrors = addAll(vErrors, validateEntities.errors);
        errors = vErrors.length;
      }
    }
    if (data.data !== void 0) {
      let data6 = data.data;
      if (Array.isArray(data6)) {
        if (data6.length < 1) {
          const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/SendMessageReply/properties/data/minItems", keyword: "minItems", params: { limit: 1 } };
          vErrors = add(vErrors, err3);
          errors++;
        }
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validateSendMessageResult(data6[i0], { instancePath: instancePath + "/data/" + i0, parentData: data6, parentDataProperty: i0, rootData })) {
            vErrors = addAll(vErrors, validateSendMessageResult.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/SendMessageReply/properties/data/type", keyword: "type", params: { type: "array" } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.timestamp !== void 0) {
      if (!validateTimestamp(data.timestamp, { instancePath: instancePath + "/timestamp", parentData: data, parentDataProperty: "timestamp", rootData })) {
        vErrors = addAll(vErrors, validateTimestamp.errors);
        errors = vErrors.length;
      }
    }
    if (data.duration !== void 0) {
      if (!validateDuration(data.duration, { instancePath: instancePath + "/duration", parentData: data, parentDataProperty: "duration", rootData })) {
        vErrors = addAll(vErrors, validateDuration.errors);
        errors = vErrors.length;
      }
    }
    if (data.organization !== void 0) {
      if (!validateOrganizationName(data.organization, { instancePath: instancePath + "/organization", parentData: data, parentDataProperty: "organization", rootData })) {
        vErrors = addAll(vErrors, validateOrganizationName.errors);
        errors = vErrors.length;
      }
    }
    if (data.applicationName !== void 0) {
      if (!validateApplicationName(data.applicationName, { instancePath: instancePath + "/applicationName", parentData: data, parentDataProperty: "applicationName", rootData })) {
        vErrors = addAll(vErrors, validateApplicationName.errors);
        errors = vErrors.length;
      }
    }
    if (data.count !== void 0) {
      if (!validateCount(data.count, { instancePath: instancePath + "/count", parentData: data, parentDataProperty: "count", rootData })) {
        vErrors = addAll(vErrors, validateCount.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/SendMessageReply/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err5);
    errors++;
  }
  validateSendMessageReply.errors = vErrors;
  return errors === 0;
}
var schema22 = { "type": "object", "required": ["type", "msg"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["text", "txt"] }, "msg": { "type": "string", "minLength": 1, "maxLength": 40960 } } };
function validateTextMessage(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/TextMessage/required", keyword: "required", params: { missingProperty: "type" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.msg === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/TextMessage/required", keyword: "required", params: { missingProperty: "msg" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "msg")) {
        const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/TextMessage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err2);
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/TextMessage/properties/type/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err3);
        errors++;
      }
      if (!(data0 === "text" || data0 === "txt")) {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/TextMessage/properties/type/enum", keyword: "enum", params: { allowedValues: schema22.properties.type.enum } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.msg !== void 0) {
      let data1 = data.msg;
      if (typeof data1 === "string") {
        if (ucs2length_default(data1) > 40960) {
          const err5 = isFull(vErrors) ? null : { instancePath: instancePath + "/msg", schemaPath: "#/components/schemas/TextMessage/properties/msg/maxLength", keyword: "maxLength", params: { limit: 40960 } };
          vErrors = add(vErrors, err5);
          errors++;
        }
        if (ucs2length_default(data1) < 1) {
          const err6 = isFull(vErrors) ? null : { instancePath: instancePath + "/msg", schemaPath: "#/components/schemas/TextMessage/properties/msg/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors = add(vErrors, err6);
          errors++;
        }
      } else {
        const err7 = isFull(vErrors) ? null : { instancePath: instancePath + "/msg", schemaPath: "#/components/schemas/TextMessage/properties/msg/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err7);
        errors++;
      }
    }
  } else {
    const err8 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/TextMessage/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err8);
    errors++;
  }
  validateTextMessage.errors = vErrors;
  return errors === 0;
}
var schema23 = { "type": "object", "required": ["type", "url"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["img"] }, "url": { "$ref": "#/components/schemas/FileUrl" }, "filename": { "$ref": "#/components/schemas/FileName" }, "secret": { "$ref": "#/components/schemas/FileSecret" }, "thumb": { "$ref": "#/components/schemas/FileUrl" }, "thumb_secret": { "$ref": "#/components/schemas/FileSecret" }, "size": { "$ref": "#/components/schemas/ImageSize" }, "file_length": { "$ref": "#/components/schemas/FileLength" } } };
function validateFileUrl(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 2048) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileUrl/maxLength", keyword: "maxLength", params: { limit: 2048 } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileUrl/minLength", keyword: "minLength", params: { limit: 1 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (!pattern4.test(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileUrl/pattern", keyword: "pattern", params: { pattern: "^https?://" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  } else {
    const err3 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileUrl/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err3);
    errors++;
  }
  validateFileUrl.errors = vErrors;
  return errors === 0;
}
function validateFileName(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 255) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileName/maxLength", keyword: "maxLength", params: { limit: 255 } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileName/minLength", keyword: "minLength", params: { limit: 1 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
  } else {
    const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileName/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err2);
    errors++;
  }
  validateFileName.errors = vErrors;
  return errors === 0;
}
function validateFileSecret(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 255) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileSecret/maxLength", keyword: "maxLength", params: { limit: 255 } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileSecret/minLength", keyword: "minLength", params: { limit: 1 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
  } else {
    const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileSecret/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err2);
    errors++;
  }
  validateFileSecret.errors = vErrors;
  return errors === 0;
}
function validateImageSize(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.width === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ImageSize/required", keyword: "required", params: { missingProperty: "width" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.height === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ImageSize/required", keyword: "required", params: { missingProperty: "height" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "width" || key0 === "height")) {
        const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ImageSize/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err2);
        errors++;
      }
    }
    if (data.width !== void 0) {
      let data0 = data.width;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/width", schemaPath: "#/components/schemas/ImageSize/properties/width/type", keyword: "type", params: { type: "integer" } };
        vErrors = add(vErrors, err3);
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 1e5 || isNaN(data0)) {
          const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/width", schemaPath: "#/components/schemas/ImageSize/properties/width/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 } };
          vErrors = add(vErrors, err4);
          errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          const err5 = isFull(vErrors) ? null : { instancePath: instancePath + "/width", schemaPath: "#/components/schemas/ImageSize/properties/width/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          vErrors = add(vErrors, err5);
          errors++;
        }
      }
    }
    if (data.height !== void 0) {
      let data1 = data.height;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err6 = isFull(vErrors) ? null : { instancePath: instancePath + "/height", schemaPath: "#/components/schemas/ImageSize/properties/height/type", keyword: "type", params: { type: "integer" } };
        vErrors = add(vErrors, err6);
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 1e5 || isNaN(data1)) {
          const err7 = isFull(vErrors) ? null : { instancePath: instancePath + "/height", schemaPath: "#/components/schemas/ImageSize/properties/height/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 } };
          vErrors = add(vErrors, err7);
          errors++;
        }
        if (data1 < 0 || isNaN(data1)) {
          const err8 = isFull(vErrors) ? null : { instancePath: instancePath + "/height", schemaPath: "#/components/schemas/ImageSize/properties/height/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          vErrors = add(vErrors, err8);
          errors++;
        }
      }
    }
  } else {
    const err9 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ImageSize/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err9);
    errors++;
  }
  validateImageSize.errors = vErrors;
  return errors === 0;
}
function validateFileLength(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileLength/type", keyword: "type", params: { type: "integer" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 9007199254740991 || isNaN(data)) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileLength/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileLength/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  }
  validateFileLength.errors = vErrors;
  return errors === 0;
}
function validateImageMessage(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ImageMessage/required", keyword: "required", params: { missingProperty: "type" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.url === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ImageMessage/required", keyword: "required", params: { missingProperty: "url" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "url" || key0 === "filename" || key0 === "secret" || key0 === "thumb" || key0 === "thumb_secret" || key0 === "size" || key0 === "file_length")) {
        const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ImageMessage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err2);
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/ImageMessage/properties/type/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err3);
        errors++;
      }
      if (!(data0 === "img")) {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/ImageMessage/properties/type/enum", keyword: "enum", params: { allowedValues: schema23.properties.type.enum } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.url !== void 0) {
      if (!validateFileUrl(data.url, { instancePath: instancePath + "/url", parentData: data, parentDataProperty: "url", rootData })) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.filename !== void 0) {
      if (!validateFileName(data.filename, { instancePath: instancePath + "/filename", parentData: data, parentDataProperty: "filename", rootData })) {
        vErrors = addAll(vErrors, validateFileName.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      if (!validateFileSecret(data.secret, { instancePath: instancePath + "/secret", parentData: data, parentDataProperty: "secret", rootData })) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.thumb !== void 0) {
      if (!validateFileUrl(data.thumb, { instancePath: instancePath + "/thumb", parentData: data, parentDataProperty: "thumb", rootData })) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.thumb_secret !== void 0) {
      if (!validateFileSecret(data.thumb_secret, { instancePath: instancePath + "/thumb_secret", parentData: data, parentDataProperty: "thumb_secret", rootData })) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.size !== void 0) {
      if (!validateImageSize(data.size, { instancePath: instancePath + "/size", parentData: data, parentDataProperty: "size", rootData })) {
        vErrors = addAll(vErrors, validateImageSize.errors);
        errors = vErrors.length;
      }
    }
    if (data.file_length !== void 0) {
      if (!validateFileLength(data.file_length, { instancePath: instancePath + "/file_length", parentData: data, parentDataProperty: "file_length", rootData })) {
        vErrors = addAll(vErrors, validateFileLength.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/ImageMessage/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err5);
    errors++;
  }
  validateImageMessage.errors = vErrors;
  return errors === 0;
}
var schema29 = { "type": "object", "required": ["type", "url"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["audio"] }, "url": { "$ref": "#/components/schemas/FileUrl" }, "filename": { "$ref": "#/components/schemas/FileName" }, "secret": { "$ref": "#/components/schemas/FileSecret" }, "length": { "$ref": "#/components/schemas/PlayingTime" }, "file_length": { "$ref": "#/components/schemas/FileLength" } } };
function validatePlayingTime(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/PlayingTime/type", keyword: "type", params: { type: "integer" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 86400 || isNaN(data)) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/PlayingTime/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/PlayingTime/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  }
  validatePlayingTime.errors = vErrors;
  return errors === 0;
}
function validateAudioMessage(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/AudioMessage/required", keyword: "required", params: { missingProperty: "type" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.url === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/AudioMessage/required", keyword: "required", params: { missingProperty: "url" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "url" || key0 === "filename" || key0 === "secret" || key0 === "length" || key0 === "file_length")) {
        const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/AudioMessage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err2);
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/AudioMessage/properties/type/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err3);
        errors++;
      }
      if (!(data0 === "audio")) {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/AudioMessage/properties/type/enum", keyword: "enum", params: { allowedValues: schema29.properties.type.enum } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.url !== void 0) {
      if (!validateFileUrl(data.url, { instancePath: instancePath + "/url", parentData: data, parentDataProperty: "url", rootData })) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.filename !== void 0) {
      if (!validateFileName(data.filename, { instancePath: instancePath + "/filename", parentData: data, parentDataProperty: "filename", rootData })) {
        vErrors = addAll(vErrors, validateFileName.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      if (!validateFileSecret(data.secret, { instancePath: instancePath + "/secret", parentData: data, parentDataProperty: "secret", rootData })) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.length !== void 0) {
      if (!validatePlayingTime(data.length, { instancePath: instancePath + "/length", parentData: data, parentDataProperty: "length", rootData })) {
        vErrors = addAll(vErrors, validatePlayingTime.errors);
        errors = vErrors.length;
      }
    }
    if (data.file_length !== void 0) {
      if (!validateFileLength(data.file_length, { instancePath: instancePath + "/file_length", parentData: data, parentDataProperty: "file_length", rootData })) {
        vErrors = addAll(vErrors, validateFileLength.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/AudioMessage/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err5);
    errors++;
  }
  validateAudioMessage.errors = vErrors;
  return errors === 0;
}
var schema31 = { "type": "object", "required": ["type", "addr", "lat", "lng"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["loc"] }, "addr": { "type": "string", "minLength": 1, "maxLength": 1024 }, "lat": { "type": "number", "minimum": -90, "maximum": 90 }, "lng": { "type": "number", "minimum": -180, "maximum": 180 } } };
function validateLocationMessage(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/LocationMessage/required", keyword: "required", params: { missingProperty: "type" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.addr === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/LocationMessage/required", keyword: "required", params: { missingProperty: "addr" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data.lat === void 0) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/LocationMessage/required", keyword: "required", params: { missingProperty: "lat" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
    if (data.lng === void 0) {
      const err3 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/LocationMessage/required", keyword: "required", params: { missingProperty: "lng" } };
      vErrors = add(vErrors, err3);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "addr" || key0 === "lat" || key0 === "lng")) {
        const err4 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/LocationMessage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err5 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/LocationMessage/properties/type/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err5);
        errors++;
      }
      if (!(data0 === "loc")) {
        const err6 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/LocationMessage/properties/type/enum", keyword: "enum", params: { allowedValues: schema31.properties.type.enum } };
        vErrors = add(vErrors, err6);
        errors++;
      }
    }
    if (data.addr !== void 0) {
      let data1 = data.addr;
      if (typeof data1 === "string") {
        if (ucs2length_default(data1) > 1024) {
          const err7 = isFull(vErrors) ? null : { instancePath: instancePath + "/addr", schemaPath: "#/components/schemas/LocationMessage/properties/addr/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors = add(vErrors, err7);
          errors++;
        }
        if (ucs2length_default(data1) < 1) {
          const err8 = isFull(vErrors) ? null : { instancePath: instancePath + "/addr", schemaPath: "#/components/schemas/LocationMessage/properties/addr/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors = add(vErrors, err8);
          errors++;
        }
      } else {
        const err9 = isFull(vErrors) ? null : { instancePath: instancePath + "/addr", schemaPath: "#/components/schemas/LocationMessage/properties/addr/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err9);
        errors++;
      }
    }
    if (data.lat !== void 0) {
      let data2 = data.lat;
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 90 || isNaN(data2)) {
          const err10 = isFull(vErrors) ? null : { instancePath: instancePath + "/lat", schemaPath: "#/components/schemas/LocationMessage/properties/lat/maximum", keyword: "maximum", params: { comparison: "<=", limit: 90 } };
          vErrors = add(vErrors, err10);
          errors++;
        }
        if (data2 < -90 || isNaN(data2)) {
          const err11 = isFull(vErrors) ? null : { instancePath: instancePath + "/lat", schemaPath: "#/components/schemas/LocationMessage/properties/lat/minimum", keyword: "minimum", params: { comparison: ">=", limit: -90 } };
          vErrors = add(vErrors, err11);
          errors++;
        }
      } else {
        const err12 = isFull(vErrors) ? null : { instancePath: instancePath + "/lat", schemaPath: "#/components/schemas/LocationMessage/properties/lat/type", keyword: "type", params: { type: "number" } };
        vErrors = add(vErrors, err12);
        errors++;
      }
    }
    if (data.lng !== void 0) {
      let data3 = data.lng;
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 180 || isNaN(data3)) {
          const err13 = isFull(vErrors) ? null : { instancePath: instancePath + "/lng", schemaPath: "#/components/schemas/LocationMessage/properties/lng/maximum", keyword: "maximum", params: { comparison: "<=", limit: 180 } };
          vErrors = add(vErrors, err13);
          errors++;
        }
        if (data3 < -180 || isNaN(data3)) {
          const err14 = isFull(vErrors) ? null : { instancePath: instancePath + "/lng", schemaPath: "#/components/schemas/LocationMessage/properties/lng/minimum", keyword: "minimum", params: { comparison: ">=", limit: -180 } };
          vErrors = add(vErrors, err14);
          errors++;
        }
      } else {
        const err15 = isFull(vErrors) ? null : { instancePath: instancePath + "/lng", schemaPath: "#/components/schemas/LocationMessage/properties/lng/type", keyword: "type", params: { type: "number" } };
        vErrors = add(vErrors, err15);
        errors++;
      }
    }
  } else {
    const err16 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/LocationMessage/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err16);
    errors++;
  }
  validateLocationMessage.errors = vErrors;
  return errors === 0;
}
var schema32 = { "type": "object", "required": ["type", "url"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["video"] }, "url": { "$ref": "#/components/schemas/FileUrl" }, "filename": { "$ref": "#/components/schemas/FileName" }, "secret": { "$ref": "#/components/schemas/FileSecret" }, "thumb": { "$ref": "#/components/schemas/FileUrl" }, "thumb_secret": { "$ref": "#/components/schemas/FileSecret" }, "length": { "$ref": "#/components/schemas/PlayingTime" }, "file_length": { "$ref": "#/components/schemas/FileLength" } } };
function validateVideoMessage(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/VideoMessage/required", keyword: "required", params: { missingProperty: "type" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.url === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/VideoMessage/required", keyword: "required", params: { missingProperty: "url" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "url" || key0 === "filename" || key0 === "secret" || key0 === "thumb" || key0 === "thumb_secret" || key0 === "length" || key0 === "file_length")) {
        const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/VideoMessage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err2);
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/VideoMessage/properties/type/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err3);
        errors++;
      }
      if (!(data0 === "video")) {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/VideoMessage/properties/type/enum", keyword: "enum", params: { allowedValues: schema32.properties.type.enum } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.url !== void 0) {
      if (!validateFileUrl(data.url, { instancePath: instancePath + "/url", parentData: data, parentDataProperty: "url", rootData })) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.filename !== void 0) {
      if (!validateFileName(data.filename, { instancePath: instancePath + "/filename", parentData: data, parentDataProperty: "filename", rootData })) {
        vErrors = addAll(vErrors, validateFileName.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      if (!validateFileSecret(data.secret, { instancePath: instancePath + "/secret", parentData: data, parentDataProperty: "secret", rootData })) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.thumb !== void 0) {
      if (!validateFileUrl(data.thumb, { instancePath: instancePath + "/thumb", parentData: data, parentDataProperty: "thumb", rootData })) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.thumb_secret !== void 0) {
      if (!validateFileSecret(data.thumb_secret, { instancePath: instancePath + "/thumb_secret", parentData: data, parentDataProperty: "thumb_secret", rootData })) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.length !== void 0) {
      if (!validatePlayingTime(data.length, { instancePath: instancePath + "/length", parentData: data, parentDataProperty: "length", rootData })) {
        vErrors = addAll(vErrors, validatePlayingTime.errors);
        errors = vErrors.length;
      }
    }
    if (data.file_length !== void 0) {
      if (!validateFileLength(data.file_length, { instancePath: instancePath + "/file_length", parentData: data, parentDataProperty: "file_length", rootData })) {
        vErrors = addAll(vErrors, validateFileLength.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/VideoMessage/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err5);
    errors++;
  }
  validateVideoMessage.errors = vErrors;
  return errors === 0;
}
var schema33 = { "type": "object", "required": ["type", "url"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["file"] }, "url": { "$ref": "#/components/schemas/FileUrl" }, "filename": { "$ref": "#/components/schemas/FileName" }, "secret": { "$ref": "#/components/schemas/FileSecret" }, "file_length": { "$ref": "#/components/schemas/FileLength" } } };
function validateFileMessage(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileMessage/required", keyword: "required", params: { missingProperty: "type" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.url === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileMessage/required", keyword: "required", params: { missingProperty: "url" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "url" || key0 === "filename" || key0 === "secret" || key0 === "file_length")) {
        const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileMessage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err2);
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/FileMessage/properties/type/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err3);
        errors++;
      }
      if (!(data0 === "file")) {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/FileMessage/properties/type/enum", keyword: "enum", params: { allowedValues: schema33.properties.type.enum } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.url !== void 0) {
      if (!validateFileUrl(data.url, { instancePath: instancePath + "/url", parentData: data, parentDataProperty: "url", rootData })) {
        vErrors = addAll(vErrors, validateFileUrl.errors);
        errors = vErrors.length;
      }
    }
    if (data.filename !== void 0) {
      if (!validateFileName(data.filename, { instancePath: instancePath + "/filename", parentData: data, parentDataProperty: "filename", rootData })) {
        vErrors = addAll(vErrors, validateFileName.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      if (!validateFileSecret(data.secret, { instancePath: instancePath + "/secret", parentData: data, parentDataProperty: "secret", rootData })) {
        vErrors = addAll(vErrors, validateFileSecret.errors);
        errors = vErrors.length;
      }
    }
    if (data.file_length !== void 0) {
      if (!validateFileLength(data.file_length, { instancePath: instancePath + "/file_length", parentData: data, parentDataProperty: "file_length", rootData })) {
        vErrors = addAll(vErrors, validateFileLength.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/FileMessage/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err5);
    errors++;
  }
  validateFileMessage.errors = vErrors;
  return errors === 0;
}
var schema34 = { "type": "object", "required": ["type", "action"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["cmd"] }, "action": { "type": "string", "minLength": 1, "maxLength": 1024 } } };
function validateCommandMessage(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/CommandMessage/required", keyword: "required", params: { missingProperty: "type" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.action === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/CommandMessage/required", keyword: "required", params: { missingProperty: "action" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "action")) {
        const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/CommandMessage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err2);
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/CommandMessage/properties/type/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err3);
        errors++;
      }
      if (!(data0 === "cmd")) {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/CommandMessage/properties/type/enum", keyword: "enum", params: { allowedValues: schema34.properties.type.enum } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.action !== void 0) {
      let data1 = data.action;
      if (typeof data1 === "string") {
        if (ucs2length_default(data1) > 1024) {
          const err5 = isFull(vErrors) ? null : { instancePath: instancePath + "/action", schemaPath: "#/components/schemas/CommandMessage/properties/action/maxLength", keyword: "maxLength", params: { limit: 1024 } };
          vErrors = add(vErrors, err5);
          errors++;
        }
        if (ucs2length_default(data1) < 1) {
          const err6 = isFull(vErrors) ? null : { instancePath: instancePath + "/action", schemaPath: "#/components/schemas/CommandMessage/properties/action/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors = add(vErrors, err6);
          errors++;
        }
      } else {
        const err7 = isFull(vErrors) ? null : { instancePath: instancePath + "/action", schemaPath: "#/components/schemas/CommandMessage/properties/action/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err7);
        errors++;
      }
    }
  } else {
    const err8 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/CommandMessage/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err8);
    errors++;
  }
  validateCommandMessage.errors = vErrors;
  return errors === 0;
}
var schema35 = { "type": "object", "required": ["type"], "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["custom"] }, "customEvent": { "type": "string", "minLength": 1, "maxLength": 32, "pattern": "^[A-Za-z0-9_/.-]+$" }, "customExts": { "type": "object", "maxProperties": 16, "additionalProperties": { "type": "string", "maxLength": 1024 } } } };
var pattern6 = new RegExp("^[A-Za-z0-9_/.-]+$", "u");
function validateCustomMessage(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/CustomMessage/required", keyword: "required", params: { missingProperty: "type" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "customEvent" || key0 === "customExts")) {
        const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/CustomMessage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err1);
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err2 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/CustomMessage/properties/type/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err2);
        errors++;
      }
      if (!(data0 === "custom")) {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/type", schemaPath: "#/components/schemas/CustomMessage/properties/type/enum", keyword: "enum", params: { allowedValues: schema35.properties.type.enum } };
        vErrors = add(vErrors, err3);
        errors++;
      }
    }
    if (data.customEvent !== void 0) {
      let data1 = data.customEvent;
      if (typeof data1 === "string") {
        if (ucs2length_default(data1) > 32) {
          const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/customEvent", schemaPath: "#/components/schemas/CustomMessage/properties/customEvent/maxLength", keyword: "maxLength", params: { limit: 32 } };
          vErrors = add(vErrors, err4);
          errors++;
        }
        if (ucs2length_default(data1) < 1) {
          const err5 = isFull(vErrors) ? null : { instancePath: instancePath + "/customEvent", schemaPath: "#/components/schemas/CustomMessage/properties/customEvent/minLength", keyword: "minLength", params: { limit: 1 } };
          vErrors = add(vErrors, err5);
          errors++;
        }
        if (!pattern6.test(data1)) {
          const err6 = isFull(vErrors) ? null : { instancePath: instancePath + "/customEvent", schemaPath: "#/components/schemas/CustomMessage/properties/customEvent/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_/.-]+$" } };
          vErrors = add(vErrors, err6);
          errors++;
        }
      } else {
        const err7 = isFull(vErrors) ? null : { instancePath: instancePath + "/customEvent", schemaPath: "#/components/schemas/CustomMessage/properties/customEvent/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err7);
        errors++;
      }
    }
    if (data.customExts !== void 0) {
      let data2 = data.customExts;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (Object.keys(data2).length > 16) {
          const err8 = isFull(vErrors) ? null : { instancePath: instancePath + "/customExts", schemaPath: "#/components/schemas/CustomMessage/properties/customExts/maxProperties", keyword: "maxProperties", params: { limit: 16 } };
          vErrors = add(vErrors, err8);
          errors++;
        }
        for (const key1 in data2) {
          let data3 = data2[key1];
          if (typeof data3 === "string") {
            if (ucs2length_default(data3) > 1024) {
              const err9 = isFull(vErrors) ? null : { instancePath: instancePath + "/customExts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/components/schemas/CustomMessage/properties/customExts/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 1024 } };
              vErrors = add(vErrors, err9);
              errors++;
            }
          } else {
            const err10 = isFull(vErrors) ? null : { instancePath: instancePath + "/customExts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/components/schemas/CustomMessage/properties/customExts/additionalProperties/type", keyword: "type", params: { type: "string" } };
            vErrors = add(vErrors, err10);
            errors++;
          }
        }
      } else {
        const err11 = isFull(vErrors) ? null : { instancePath: instancePath + "/customExts", schemaPath: "#/components/schemas/CustomMessage/properties/customExts/type", keyword: "type", params: { type: "object" } };
        vErrors = add(vErrors, err11);
        errors++;
      }
    }
  } else {
    const err12 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/CustomMessage/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err12);
    errors++;
  }
  validateCustomMessage.errors = vErrors;
  return errors === 0;
}
function validateMessage(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    const tag0 = data.type;
    if (typeof tag0 == "string") {
      if (tag0 === "text") {
        if (!validateTextMessage(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = addAll(vErrors, validateTextMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "txt") {
        if (!validateTextMessage(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = addAll(vErrors, validateTextMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "img") {
        if (!validateImageMessage(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = addAll(vErrors, validateImageMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "audio") {
        if (!validateAudioMessage(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = addAll(vErrors, validateAudioMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "loc") {
        if (!validateLocationMessage(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = addAll(vErrors, validateLocationMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "video") {
        if (!validateVideoMessage(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = addAll(vErrors, validateVideoMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "file") {
        if (!validateFileMessage(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = addAll(vErrors, validateFileMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "cmd") {
        if (!validateCommandMessage(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = addAll(vErrors, validateCommandMessage.errors);
          errors = vErrors.length;
        }
      } else if (tag0 === "custom") {
        if (!validateCustomMessage(data, { instancePath, parentData, parentDataProperty, rootData })) {
          vErrors = addAll(vErrors, validateCustomMessage.errors);
          errors = vErrors.length;
        }
      } else {
        const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Message/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 } };
        vErrors = add(vErrors, err0);
        errors++;
      }
    } else {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Message/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
  } else {
    const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Message/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err2);
    errors++;
  }
  validateMessage.errors = vErrors;
  return errors === 0;
}
function validateSender(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Sender/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Sender/minLength", keyword: "minLength", params: { limit: 1 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (!pattern1.test(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Sender/pattern", keyword: "pattern", params: { pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  } else {
    const err3 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Sender/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err3);
    errors++;
  }
  validateSender.errors = vErrors;
  return errors === 0;
}
function validateExtension(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
  } else {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Extension/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  validateExtension.errors = vErrors;
  return errors === 0;
}
function validateSendMessageRequest(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.msg === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/SendMessageRequest/required", keyword: "required", params: { missingProperty: "msg" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "msg" || key0 === "from" || key0 === "ext")) {
        const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/SendMessageRequest/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors = add(vErrors, err1);
        errors++;
      }
    }
    if (data.msg !== void 0) {
      if (!validateMessage(data.msg, { instancePath: instancePath + "/msg", parentData: data, parentDataProperty: "msg", rootData })) {
        vErrors = addAll(vErrors, validateMessage.errors);
        errors = vErrors.length;
      }
    }
    if (data.from !== void 0) {
      if (!validateSender(data.from, { instancePath: instancePath + "/from", parentData: data, parentDataProperty: "from", rootData })) {
        vErrors = addAll(vErrors, validateSender.errors);
        errors = vErrors.length;
      }
    }
    if (data.ext !== void 0) {
      if (!validateExtension(data.ext, { instancePath: instancePath + "/ext", parentData: data, parentDataProperty: "ext", rootData })) {
        vErrors = addAll(vErrors, validateExtension.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/SendMessageRequest/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err2);
    errors++;
  }
  validateSendMessageRequest.errors = vErrors;
  return errors === 0;
}
var schema40 = { "type": "object", "required": ["target_name", "result_code", "result_content"], "additionalProperties": true, "properties": { "target_name": { "type": "string" }, "result_code": { "type": "integer", "enum": [200] }, "result_content": { "type": "object", "required": ["result"], "additionalProperties": true, "properties": { "result": { "$ref": "#/components/schemas/Presence" } } } } };
var schema41 = { "type": "string", "enum": ["online", "offline"] };
function validatePresence(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Presence/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err0);
    errors++;
  }
  if (!(data === "online" || data === "offline")) {
    const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Presence/enum", keyword: "enum", params: { allowedValues: schema41.enum } };
    vErrors = add(vErrors, err1);
    errors++;
  }
  validatePresence.errors = vErrors;
  return errors === 0;
}
function validatePresenceResult(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.target_name === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/PresenceResult/required", keyword: "required", params: { missingProperty: "target_name" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.result_code === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/PresenceResult/required", keyword: "required", params: { missingProperty: "result_code" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data.result_content === void 0) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/PresenceResult/required", keyword: "required", params: { missingProperty: "result_content" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
    if (data.target_name !== void 0) {
      if (typeof data.target_name !== "string") {
        const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/target_name", schemaPath: "#/components/schemas/PresenceResult/properties/target_name/type", keyword: "type", params: { type: "string" } };
        vErrors = add(vErrors, err3);
        errors++;
      }
    }
    if (data.result_code !== void 0) {
      let data1 = data.result_code;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_code", schemaPath: "#/components/schemas/PresenceResult/properties/result_code/type", keyword: "type", params: { type: "integer" } };
        vErrors = add(vErrors, err4);
        errors++;
      }
      if (!(data1 === 200)) {
        const err5 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_code", schemaPath: "#/components/schemas/PresenceResult/properties/result_code/enum", keyword: "enum", params: { allowedValues: schema40.properties.result_code.enum } };
        vErrors = add(vErrors, err5);
        errors++;
      }
    }
    if (data.result_content !== void 0) {
      let data2 = data.result_content;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.result === void 0) {
          const err6 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_content", schemaPath: "#/components/schemas/PresenceResult/properties/result_content/required", keyword: "required", params: { missingProperty: "result" } };
          vErrors = add(vErrors, err6);
          errors++;
        }
        if (data2.result !== void 0) {
          if (!validatePresence(data2.result, { instancePath: instancePath + "/result_content/result", parentData: data2, parentDataProperty: "result", rootData })) {
            vErrors = addAll(vErrors, validatePresence.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err7 = isFull(vErrors) ? null : { instancePath: instancePath + "/result_content", schemaPath: "#/components/schemas/PresenceResult/properties/result_content/type", keyword: "type", params: { type: "object" } };
        vErrors = add(vErrors, err7);
        errors++;
      }
    }
  } else {
    const err8 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/PresenceResult/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err8);
    errors++;
  }
  validatePresenceResult.errors = vErrors;
  return errors === 0;
}
function validateUserStatusResult(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.result_code === void 0 && (missing0 = "result_code")) {
        const err0 = {};
        vErrors = add(vErrors, err0);
        errors++;
      } else {
        if (data.result_code !== void 0) {
          if (!(data.result_code === 200)) {
            const err1 = {};
            vErrors = add(vErrors, err1);
            errors++;
          }
        }
      }
    } else {
      const err2 = {};
      vErrors = add(vErrors, err2);
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = Math.min(_errs0, vErrors.length);
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs4 = errors;
    if (!validatePresenceResult(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = addAll(vErrors, validatePresenceResult.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    if (!validateFailedResult(data, { instancePath, parentData, parentDataProperty, rootData })) {
      vErrors = addAll(vErrors, validateFailedResult.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err3 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/UserStatusResult/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    vErrors = add(vErrors, err3);
    errors++;
  }
  validateUserStatusResult.errors = vErrors;
  return errors === 0;
}
function validateUserStatusReply(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === void 0) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/UserStatusReply/required", keyword: "required", params: { missingProperty: "data" } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (data.timestamp === void 0) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/UserStatusReply/required", keyword: "required", params: { missingProperty: "timestamp" } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (data.duration === void 0) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/UserStatusReply/required", keyword: "required", params: { missingProperty: "duration" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
    if (data.action !== void 0) {
      if (!validateAction(data.action, { instancePath: instancePath + "/action", parentData: data, parentDataProperty: "action", rootData })) {
        vErrors = addAll(vErrors, validateAction.errors);
        errors = vErrors.length;
      }
    }
    if (data.application !== void 0) {
      if (!validateApplicationId(data.application, { instancePath: instancePath + "/application", parentData: data, parentDataProperty: "application", rootData })) {
        vErrors = addAll(vErrors, validateApplicationId.errors);
        errors = vErrors.length;
      }
    }
    if (data.params !== void 0) {
      if (!validateParams(data.params, { instancePath: instancePath + "/params", parentData: data, parentDataProperty: "params", rootData })) {
        vErrors = addAll(vErrors, validateParams.errors);
        errors = vErrors.length;
      }
    }
    if (data.path !== void 0) {
      if (!validatePath(data.path, { instancePath: instancePath + "/path", parentData: data, parentDataProperty: "path", rootData })) {
        vErrors = addAll(vErrors, validatePath.errors);
        errors = vErrors.length;
      }
    }
    if (data.uri !== void 0) {
      if (!validateUri(data.uri, { instancePath: instancePath + "/uri", parentData: data, parentDataProperty: "uri", rootData })) {
        vErrors = addAll(vErrors, validateUri.errors);
        errors = vErrors.length;
      }
    }
    if (data.entities !== void 0) {
      if (!validateEntities(data.entities, { instancePath: instancePath + "/entities", parentData: data, parentDataProperty: "entities", rootData })) {
        vErrors = addAll(vErrors, validateEntities.errors);
        errors = vErrors.length;
      }
    }
    if (data.data !== void 0) {
      let data6 = data.data;
      if (Array.isArray(data6)) {
        if (data6.length < 1) {
          const err3 = isFull(vErrors) ? null : { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/UserStatusReply/properties/data/minItems", keyword: "minItems", params: { limit: 1 } };
          vErrors = add(vErrors, err3);
          errors++;
        }
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validateUserStatusResult(data6[i0], { instancePath: instancePath + "/data/" + i0, parentData: data6, parentDataProperty: i0, rootData })) {
            vErrors = addAll(vErrors, validateUserStatusResult.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err4 = isFull(vErrors) ? null : { instancePath: instancePath + "/data", schemaPath: "#/components/schemas/UserStatusReply/properties/data/type", keyword: "type", params: { type: "array" } };
        vErrors = add(vErrors, err4);
        errors++;
      }
    }
    if (data.timestamp !== void 0) {
      if (!validateTimestamp(data.timestamp, { instancePath: instancePath + "/timestamp", parentData: data, parentDataProperty: "timestamp", rootData })) {
        vErrors = addAll(vErrors, validateTimestamp.errors);
        errors = vErrors.length;
      }
    }
    if (data.duration !== void 0) {
      if (!validateDuration(data.duration, { instancePath: instancePath + "/duration", parentData: data, parentDataProperty: "duration", rootData })) {
        vErrors = addAll(vErrors, validateDuration.errors);
        errors = vErrors.length;
      }
    }
    if (data.organization !== void 0) {
      if (!validateOrganizationName(data.organization, { instancePath: instancePath + "/organization", parentData: data, parentDataProperty: "organization", rootData })) {
        vErrors = addAll(vErrors, validateOrganizationName.errors);
        errors = vErrors.length;
      }
    }
    if (data.applicationName !== void 0) {
      if (!validateApplicationName(data.applicationName, { instancePath: instancePath + "/applicationName", parentData: data, parentDataProperty: "applicationName", rootData })) {
        vErrors = addAll(vErrors, validateApplicationName.errors);
        errors = vErrors.length;
      }
    }
    if (data.count !== void 0) {
      if (!validateCount(data.count, { instancePath: instancePath + "/count", parentData: data, parentDataProperty: "count", rootData })) {
        vErrors = addAll(vErrors, validateCount.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/UserStatusReply/type", keyword: "type", params: { type: "object" } };
    vErrors = add(vErrors, err5);
    errors++;
  }
  validateUserStatusReply.errors = vErrors;
  return errors === 0;
}
function validateUsername(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (ucs2length_default(data) > 64) {
      const err0 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Username/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors = add(vErrors, err0);
      errors++;
    }
    if (ucs2length_default(data) < 1) {
      const err1 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Username/minLength", keyword: "minLength", params: { limit: 1 } };
      vErrors = add(vErrors, err1);
      errors++;
    }
    if (!pattern1.test(data)) {
      const err2 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Username/pattern", keyword: "pattern", params: { pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$" } };
      vErrors = add(vErrors, err2);
      errors++;
    }
  } else {
    const err3 = isFull(vErrors) ? null : { instancePath, schemaPath: "#/components/schemas/Username/type", keyword: "type", params: { type: "string" } };
    vErrors = add(vErrors, err3);
    errors++;
  }
  validateUsername.errors = vErrors;
  return errors === 0;
}

export const bodyValidators: Readonly<Record<string, CompiledValidator | undefined>> = {
  sendMessageToUser: validateSendMessageRequest,
  sendMessageToGroup: validateSendMessageRequest,
};

export const replyValidators: Readonly<Record<string, Readonly<Record<string, CompiledValidator | undefined>>>> = {
  getUserStatus: {
    "200": validateUserStatusReply,
    "400": validateErrorReply,
    "401": validateErrorReply,
    "403": validateErrorReply,
    "404": validateErrorReply,
    "429": validateErrorReply,
    "500": validateErrorReply,
    "503": validateErrorReply,
  },
  sendMessageToUser: {
    "200": validateSendMessageReply,
    "400": validateErrorReply,
    "401": validateErrorReply,
    "403": validateErrorReply,
    "404": validateErrorReply,
    "413": validateErrorReply,
    "415": validateErrorReply,
    "429": validateErrorReply,
    "500": validateErrorReply,
    "503": validateErrorReply,
  },
  sendMessageToGroup: {
    "200": validateSendMessageReply,
    "400": validateErrorReply,
    "401": validateErrorReply,
    "403": validateErrorReply,
    "404": validateErrorReply,
    "413": validateErrorReply,
    "415": validateErrorReply,
    "429": validateErrorReply,
    "500": validateErrorReply,
    "503": validateErrorReply,
  },
};

/** In the order of the operation's parameters in the operation table. */
export const parameterValidators: Readonly<Record<string, readonly CompiledValidator[]>> = {
  getUserStatus: [validateParametersOrgSchema, validateParametersAppSchema, validateUsername],
  sendMessageToUser: [validateParametersOrgSchema, validateParametersAppSchema, validateUsername],
  sendMessageToGroup: [
    validateParametersOrgSchema,
    validateParametersAppSchema,
    validateParametersGroupNameSchema,
  ],
};

/** The keys that a closed object may have, by the schema path of the error that refuses another one. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  "#/components/schemas/SendMessageRequest/additionalProperties": ["msg", "from", "ext"],
  "#/components/schemas/TextMessage/additionalProperties": ["type", "msg"],
  "#/components/schemas/ImageMessage/additionalProperties": ["type", "url", "filename", "secret", "thumb", "thumb_secret", "size", "file_length"],
  "#/components/schemas/AudioMessage/additionalProperties": ["type", "url", "filename", "secret", "length", "file_length"],
  "#/components/schemas/LocationMessage/additionalProperties": ["type", "addr", "lat", "lng"],
  "#/components/schemas/VideoMessage/additionalProperties": ["type", "url", "filename", "secret", "thumb", "thumb_secret", "length", "file_length"],
  "#/components/schemas/FileMessage/additionalProperties": ["type", "url", "filename", "secret", "file_length"],
  "#/components/schemas/CommandMessage/additionalProperties": ["type", "action"],
  "#/components/schemas/CustomMessage/additionalProperties": ["type", "customEvent", "customExts"],
  "#/components/schemas/ImageSize/additionalProperties": ["width", "height"],
};

/** The values of the property that tells a union's branches apart, by the schema path of its error. */
export const knownTags: Readonly<Record<string, readonly string[]>> = {
  "#/components/schemas/Message/discriminator": ["text", "txt", "img", "audio", "loc", "video", "file", "cmd", "custom"],
};

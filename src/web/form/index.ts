// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export {
  Checkbox,
  Checkboxes,
  type CheckboxesProps,
  type CheckboxProps,
  Fieldset,
  type FieldsetProps,
  type Option,
  Radios,
  type RadiosProps,
  Select,
  type SelectProps,
} from './choice.tsx';
export type { FieldProps } from './field.tsx';
export { Button, type ButtonProps, ButtonRow, ErrorSummary, Form, type FormProps, Hidden } from './form.tsx';
export { keyOptions, optionsOf } from './options.ts';
export { SaveBar, Sectioned } from './sections.tsx';
export { staleState } from './stale.ts';
export {
  emptyForm,
  type FieldError,
  type FieldQuestion,
  type FormState,
  fieldError,
  fieldId,
  fieldValue,
  fieldValues,
  type Refusal,
} from './state.ts';
export {
  DateField,
  type DateFieldProps,
  FileField,
  type FileFieldProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
  TimeField,
} from './text.tsx';
